// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.problems.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changing documents keeps, and what it leaves alone. */
class DocumentsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final LeafletsOn node = new LeafletsOn();

  /** As a newer version of the application may have written it. */
  private void keepUnreadable() {
    node.store.save(
        Leaflet.KIND,
        new Document<>("x", "{\"id\":\"x\",\"font\":\"big\"}", 1, Source.API, 0, false),
        NOW);
  }

  @Test
  void whatIsTheSameAlreadyMakesNoNewVersion() {
    node.put("first");
    node.put("first");

    assertThat(node.documents.versions("x")).hasSize(1);
  }

  @Test
  void aVersionCanBeReadAgainAndOneThatNeverWasIsNamed() {
    node.put("first");
    node.put("Zoë");

    assertThat(node.documents.version("x", 1).says()).isEqualTo("first");
    assertThatThrownBy(() -> node.documents.version("x", 3))
        .isInstanceOf(NotFound.class)
        .hasMessage("the endpoint x has no version 3");
  }

  @Test
  void whoKnowsAnOlderVersionChangesNothingAndIsTold() {
    node.put("first");
    node.put("second");

    assertThatThrownBy(
            () -> node.documents.save(new Leaflet("x", "mine"), Source.API, Optional.of(1)))
        .isInstanceOfSatisfying(
            ChangedMeanwhile.class,
            mistake -> {
              assertThat(mistake.kind()).isEqualTo("endpoint-changed-meanwhile");
              assertThat(mistake.findings())
                  .singleElement()
                  .hasToString(
                      "the endpoint x has another version than this change is for; read it again,"
                          + " then change it; as If-Match send the one ETag of the answer");
            });
    assertThat(node.text("x")).isEqualTo("second");
  }

  @Test
  void oneThatCantBeReadHereStopsNoOtherAndCanBeReplaced() {
    keepUnreadable();
    node.documents.save(new Leaflet("y", "whole"), Source.API, Optional.empty());
    assertThat(node.index.all()).extracting(Document::id).containsExactly("y");

    node.put("mended");

    assertThat(node.index.find("x").orElseThrow().content().says()).isEqualTo("mended");
    assertThat(node.documents.get("x").version()).isEqualTo(2);
  }

  @Test
  void oneThatCantBeReadHereCanBeDeleted() {
    keepUnreadable();

    node.documents.delete("x", Source.API);

    assertThatThrownBy(() -> node.documents.get("x")).isInstanceOf(NotFound.class);
  }

  @Test
  void aListenerThatFailsIsToldAgain() {
    List<String> told = new ArrayList<>();
    DocumentIndex<Leaflet> index =
        new DocumentIndex<>(
            Leaflet.KIND,
            node.store,
            changed -> {
              told.addAll(changed.stream().map(Document::id).toList());
              if (told.size() == 1) {
                throw new IllegalStateException("once");
              }
            });
    node.put("first");

    assertThatThrownBy(index::refresh).hasMessage("once");
    index.refresh();
    index.refresh();

    assertThat(told).containsExactly("x", "x");
  }

  @Test
  void nothingIsNoDocument() {
    assertThatThrownBy(() -> Leaflet.TEXT.fromJson("null"))
        .isInstanceOf(Leaflet.Invalid.class)
        .hasMessage("[there is nothing; say what is to be kept]");
  }
}
