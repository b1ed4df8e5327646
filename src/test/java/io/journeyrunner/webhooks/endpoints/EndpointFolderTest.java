// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints as files. */
class EndpointFolderTest {

  private final List<String> users = new ArrayList<>();
  private Path folder;
  private EndpointsOn node;

  @BeforeEach
  void start(@TempDir Path given) {
    folder = given;
    EndpointReview review =
        new EndpointReview() {
          @Override
          public List<Finding> mistakes(Endpoint endpoint) {
            return List.of();
          }

          @Override
          public List<String> users(String id) {
            return users;
          }
        };
    node = new EndpointsOn(Databases.h2(), review, folder, Clock.systemUTC());
  }

  private void file(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), yaml);
    node.look();
  }

  private String hostOf(String id) {
    return node.catalog().find(id).map(one -> one.baseUrl().toString()).orElse("none");
  }

  @Test
  void aFileIsAnEndpointAndItsChangeANewVersion() throws IOException {
    file("x", "{ id: x, baseUrl: https://a.example }");
    file("x", "{ id: x, baseUrl: https://b.example }");

    assertThat(hostOf("x")).isEqualTo("https://b.example");
    assertThat(node.all().get("x").version()).isEqualTo(2);
    assertThat(node.all().get("x").source().name()).isEqualTo("file:x.yaml");
  }

  @Test
  void aBrokenFileLeavesTheVersionBeforeIt() throws IOException {
    file("x", "{ id: x, baseUrl: https://a.example }");
    file("x", "{ id: x, baseUrl: https://ann:pw@b.example }");

    assertThat(hostOf("x")).isEqualTo("https://a.example");
  }

  @Test
  void aChangeByTheApiStaysUntilTheFileChanges() throws IOException {
    file("x", "{ id: x, baseUrl: https://a.example }");
    node.put("{ id: x, baseUrl: https://c.example }");
    node.look();

    assertThat(hostOf("x")).isEqualTo("https://c.example");
  }

  @Test
  void aFileThatIsRemovedTakesItsEndpointAsSoonAsNobodyNamesIt() throws IOException {
    file("x", "{ id: x, baseUrl: https://a.example }");
    users.add("the rule spin");
    Files.delete(folder.resolve("x.yaml"));
    node.look();
    assertThat(hostOf("x")).isEqualTo("https://a.example");

    users.clear();
    node.look();

    assertThat(hostOf("x")).isEqualTo("none");
  }

  @Test
  void aFileThatCameJustNowIsThereForWhoNeedsIt() throws IOException {
    Files.writeString(folder.resolve("y.yaml"), "{ id: y, baseUrl: https://a.example }");

    assertThat(node.catalog().find("y")).isEmpty();
    assertThat(node.catalog().findAnew("y")).isPresent();
  }
}
