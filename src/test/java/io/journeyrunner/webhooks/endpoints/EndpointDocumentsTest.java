// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.documents.ChangedMeanwhile;
import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.testing.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Endpoints and their versions on both databases, seen by two nodes. */
class EndpointDocumentsTest {

  /** Asks nobody about endpoints; names users of a test. */
  private record Users(List<String> names) implements EndpointReview {
    @Override
    public List<Finding> mistakes(Endpoint endpoint) {
      return List.of();
    }

    @Override
    public List<String> users(String id) {
      return names;
    }
  }

  abstract static class Contract {

    private final EndpointsOn one;
    private final EndpointsOn other;
    private final List<String> users = new ArrayList<>();

    Contract(DataSource database) {
      one = node(database);
      other = node(database);
    }

    private EndpointsOn node(DataSource database) {
      return new EndpointsOn(
          database, new Users(users), Path.of("no-such-folder"), Clock.systemUTC());
    }

    private Optional<String> nameAt(EndpointsOn node) {
      return node.catalog().find("x").map(Endpoint::name);
    }

    @Test
    void aChangeCountsAtOnceHereAndAtTheNextLookOnTheOtherNode() {
      one.put("{ id: x, name: Zoë, baseUrl: https://a.example }");

      assertThat(nameAt(one)).hasValue("Zoë");
      assertThat(nameAt(other)).isEmpty();
      other.poll();
      assertThat(nameAt(other)).hasValue("Zoë");
      one.delete("x");
      other.poll();
      assertThat(nameAt(other)).isEmpty();
    }

    @Test
    void whoNeedsItToBeThereSeesWhatTheOtherNodeMadeJustNow() {
      one.put("{ id: x, baseUrl: https://a.example }");

      assertThat(other.catalog().findAnew("x")).isPresent();
    }

    @Test
    void everyVersionIsKeptAndCountedOnAfterADeletion() {
      one.put("{ id: x, name: first, baseUrl: https://a.example }");
      one.put("{ id: x, name: first, baseUrl: https://a.example }");
      one.delete("x");
      other.put("{ id: x, name: second, baseUrl: https://a.example }");

      assertThat(one.all().versions("x"))
          .extracting(version -> version.version() + " " + version.content().name())
          .containsExactly("3 second", "2 first", "1 first");
    }

    @Test
    void whatIsNamedIsNotDeletedAndWhoNamesItIsTold() {
      one.put("{ id: x, baseUrl: https://a.example }");
      users.addAll(List.of("the rule spin", "the block call of the journey level-up"));

      assertThatThrownBy(() -> one.delete("x"))
          .isInstanceOf(EndpointInUse.class)
          .hasMessage(
              "endpoint x is named by the rule spin, the block call of the journey level-up");
      assertThat(one.all().versions("x")).hasSize(1);
    }

    @Test
    void whoDoesNotKnowTheNewestVersionChangesNothing() {
      one.put("{ id: x, name: first, baseUrl: https://a.example }");
      Endpoint mine =
          EndpointDocuments.TEXT.fromYaml("{ id: x, name: mine, baseUrl: https://a.example }");

      assertThatThrownBy(() -> one.all().save(mine, Source.API, Optional.of(7)))
          .isInstanceOf(ChangedMeanwhile.class);
      assertThat(nameAt(one)).hasValue("first");
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Databases.h2());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }
}
