// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.testing.Databases;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Documents and their versions on both databases, seen by two nodes. */
class DocumentStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Kind<Leaflet> PLAIN = Leaflet.KIND;
  private static final Kind<Leaflet> NOTED =
      new Kind<>("rule", Leaflet.TEXT, Leaflet::id).noting("definition_key");

  private static Document<String> version(int version, String text) {
    return new Document<>("x", text, version, Source.file("x.yaml", "ab12"), 7, false);
  }

  @Test
  void aNameThatCouldBeSqlIsNone() {
    assertThatThrownBy(() -> new Kind<>("rule; drop", Leaflet.TEXT, Leaflet::id))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PLAIN.noting("a = 1")).isInstanceOf(IllegalArgumentException.class);
  }

  abstract static class Contract {

    private final DocumentStore one;
    private final DocumentStore other;

    Contract(DataSource database) {
      one = DocumentsAccess.store(database);
      other = DocumentsAccess.store(database);
    }

    @Test
    void aChangeIsSeenByTheOtherNodeAsItWasMade() {
      long before = other.revision(PLAIN);

      assertThat(one.save(PLAIN, version(1, "{\"id\":\"Zoë\"}"), NOW)).isTrue();

      assertThat(other.revision(PLAIN)).isGreaterThan(before);
      assertThat(other.changedAfter(PLAIN, before))
          .containsExactly(
              new Document<>(
                  "x", "{\"id\":\"Zoë\"}", 1, new Source("file:x.yaml", "ab12"), 0, false));
      assertThat(other.changedAfter(PLAIN, other.revision(PLAIN))).isEmpty();
    }

    @Test
    void eachKindIsKeptByItself() {
      one.save(PLAIN, version(1, "{\"n\":\"plain\"}"), NOW);
      one.save(NOTED, version(1, "{\"n\":\"noted\"}"), NOW);

      assertThat(one.find(PLAIN, "x").orElseThrow().content()).isEqualTo("{\"n\":\"plain\"}");
      assertThat(one.find(NOTED, "x").orElseThrow().content()).isEqualTo("{\"n\":\"noted\"}");
    }

    @Test
    void everyVersionIsKept() {
      one.save(NOTED, version(1, "{\"n\":1}"), NOW);
      one.save(NOTED, version(2, "{\"n\":2}"), NOW.plusSeconds(1));

      assertThat(one.versions(NOTED, "x"))
          .containsExactly(
              new Document.Version<>(2, "file:x.yaml", NOW.plusSeconds(1), "{\"n\":2}"),
              new Document.Version<>(1, "file:x.yaml", NOW, "{\"n\":1}"));
    }

    @Test
    void ofTwoNodesThatChangeTheSameVersionOneLoses() throws Exception {
      one.save(NOTED, version(1, "{}"), NOW);
      long before = one.revision(NOTED);
      Callable<Boolean> save = () -> one.save(NOTED, version(2, "{\"by\":1}"), NOW);
      Callable<Boolean> race = () -> other.save(NOTED, version(2, "{\"by\":2}"), NOW);

      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        var all =
            threads.invokeAll(
                IntStream.range(0, 6).mapToObj(n -> n % 2 == 0 ? save : race).toList());

        assertThat(all.stream().filter(future -> future.resultNow())).hasSize(1);
      }
      assertThat(one.versions(NOTED, "x")).hasSize(2);
      assertThat(one.revision(NOTED)).as("the others changed nothing").isEqualTo(before + 1);
    }

    @Test
    void aNoteIsNoVersionButAChangeThatOthersSee() {
      one.save(NOTED, version(1, "{}"), NOW);
      long before = other.revision(NOTED);

      one.note(NOTED, "x", 99);

      assertThat(other.changedAfter(NOTED, before))
          .extracting(Document::note)
          .isEqualTo(List.of(99L));
      assertThat(one.versions(NOTED, "x")).hasSize(1);
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
