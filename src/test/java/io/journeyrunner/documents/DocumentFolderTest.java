// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.problems.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Documents as files, beside an API that changes them too. */
@ExtendWith(OutputCaptureExtension.class)
class DocumentFolderTest {

  private final Path folder;
  private final LeafletsOn node = new LeafletsOn();
  private final DocumentFolder<Leaflet> files;

  DocumentFolderTest(@TempDir Path folder) {
    this.folder = folder;
    this.files = new DocumentFolder<>(folder, node.documents);
  }

  private void file(String name, String says) throws IOException {
    Files.writeString(folder.resolve(name), "{ id: x, says: " + says + " }");
  }

  /** A file is taken when it looked the same twice. */
  private void look() {
    files.look();
    files.look();
  }

  @Test
  void aFileThatIsBeingWrittenIsNotTaken() throws IOException {
    file("x.yaml", "half");
    files.look();
    assertThat(node.index.find("x")).isEmpty();
    file("x.yaml", "whole");
    files.look();
    assertThat(node.index.find("x")).isEmpty();

    files.look();

    assertThat(node.documents.get("x").version()).isEqualTo(1);
    assertThat(node.text("x")).isEqualTo("whole");
  }

  @Test
  void aFileThatIsMissingForAMomentTakesNothingWithIt() throws IOException {
    file("x.yaml", "first");
    look();
    Files.delete(folder.resolve("x.yaml"));
    files.look();
    file("x.yaml", "second");
    look();

    assertThat(node.documents.get("x").version()).isEqualTo(2);
  }

  @Test
  void aFileWithANewNameKeepsItsDocumentAllTheTime() throws IOException {
    file("x.yaml", "first");
    look();

    Files.move(folder.resolve("x.yaml"), folder.resolve("y.yaml"));
    files.look();
    assertThat(node.text("x")).isEqualTo("first");
    files.look();
    assertThat(node.text("x")).isEqualTo("first");
    look();
    assertThat(node.text("x")).isEqualTo("first");
  }

  @Test
  void aFileThatMeetsAnEngineWhichIsAwayIsLoadedLater() throws IOException {
    EngineUnavailable away = new EngineUnavailable("it is away", new IOException());
    file("x.yaml", "first");
    node.admission.meanwhile =
        () -> {
          throw away;
        };

    assertThatThrownBy(this::look).isSameAs(away);
    files.look();

    assertThat(node.text("x")).isEqualTo("first");
  }

  @Test
  void aFileThatMeetsAChangeByTheApiIsLoadedByTheNextScan() throws IOException {
    file("x.yaml", "first");
    look();
    file("x.yaml", "Zoë");
    node.admission.meanwhile = () -> node.put("by the API");

    look();
    assertThat(node.text("x")).isEqualTo("by the API");
    files.look();

    assertThat(node.text("x")).isEqualTo("Zoë");
    assertThat(node.documents.get("x").version()).isEqualTo(3);
  }

  @Test
  void aRemovalThatMeetsAChangeByTheApiLeavesWhatTheApiMade() throws IOException {
    file("x.yaml", "first");
    look();
    Files.delete(folder.resolve("x.yaml"));
    node.admission.meanwhile = () -> node.put("by the API");

    look();
    look();

    assertThat(node.text("x")).isEqualTo("by the API");
  }

  @Test
  void aFileThatIsNotUtf8LeavesTheVersionBefore() throws IOException {
    file("x.yaml", "Zoë");
    look();
    Files.writeString(folder.resolve("x.yaml"), "{ id: x, says: Zoë! }", ISO_8859_1);

    look();
    assertThat(node.text("x")).isEqualTo("Zoë");
    file("x.yaml", "Zoë!");
    look();

    assertThat(node.text("x")).isEqualTo("Zoë!");
  }

  @Test
  void whatCantBeReadIsToldOnceAndLookedAtAgain(CapturedOutput said) throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("x.yaml"));
    look();
    look();
    assertThat(node.documents.find("x")).isEmpty();
    assertThat(said.getOut())
        .containsOnlyOnce("endpoint.file_unreadable")
        .contains("can't be read", "let this application's user read it");
    Files.delete(inTheWay);
    file("x.yaml", "Zoë");

    look();

    assertThat(node.text("x")).isEqualTo("Zoë");
  }

  @Test
  void aFileThatCantBeReadAnyMoreKeepsItsDocumentUntilItGoes() throws IOException {
    file("x.yaml", "Zoë");
    look();
    Files.delete(folder.resolve("x.yaml"));
    Path inTheWay = Files.createDirectory(folder.resolve("x.yaml"));
    look();
    assertThat(node.text("x")).isEqualTo("Zoë");

    Files.delete(inTheWay);
    look();

    assertThat(node.documents.find("x")).isEmpty();
  }

  @Test
  void whatIsNobodysMistakeIsThrownAndTriedAgain() throws IOException {
    IllegalStateException away = new IllegalStateException("the engine is away");
    file("x.yaml", "first");
    node.admission.meanwhile =
        () -> {
          throw away;
        };

    assertThatThrownBy(this::look).isSameAs(away);
    look();

    assertThat(node.text("x")).isEqualTo("first");
  }

  @Test
  void aFileThatIsRefusedIsNotTriedAgainUntilItIsMended() throws IOException {
    file("x.yaml", "first");
    look();
    node.admission.refusal =
        new Leaflet.Invalid(List.of(new Finding("says", "is rude", "be kind")));
    file("x.yaml", "rude");
    look();
    node.admission.refusal = null;

    look();
    assertThat(node.text("x")).as("the same text as before").isEqualTo("first");
    file("x.yaml", "kind");
    look();

    assertThat(node.text("x")).isEqualTo("kind");
  }

  @Test
  void aFileThatComesBackBeforeItsDocumentCouldGoLeavesIt() throws IOException {
    file("x.yaml", "first");
    look();
    node.admission.isNeeded = true;
    Files.delete(folder.resolve("x.yaml"));
    look();
    file("x.yaml", "first");
    look();
    node.admission.isNeeded = false;

    look();

    assertThat(node.documents.get("x").version()).isEqualTo(1);
  }

  @Test
  void whatTheApiDeletedStaysDeletedOverARestartUntilItsFileChanges() throws IOException {
    file("x.yaml", "first");
    look();
    node.documents.delete("x", Source.API);
    DocumentFolder<Leaflet> restarted = new DocumentFolder<>(folder, node.documents);

    restarted.scan();
    assertThat(node.index.find("x")).isEmpty();
    file("x.yaml", "second");
    restarted.scan();

    assertThat(node.text("x")).isEqualTo("second");
  }

  @Test
  void whatWentWithItsFileComesBackWithIt() throws IOException {
    file("x.yaml", "first");
    look();
    Files.delete(folder.resolve("x.yaml"));
    look();
    assertThat(node.index.find("x")).isEmpty();

    file("x.yaml", "first");
    look();

    assertThat(node.text("x")).isEqualTo("first");
  }

  @Test
  void aFolderThatIsAwayTakesNothingWithIt() throws IOException {
    file("x.yaml", "first");
    look();
    Files.move(folder, folder.resolveSibling("elsewhere-" + folder.getFileName()));

    look();

    assertThat(node.text("x")).isEqualTo("first");
  }

  @Test
  void aFileWithAnotherNameIsLoadedAllTheSame() throws IOException {
    file("y.yaml", "first");

    look();

    assertThat(node.text("x")).isEqualTo("first");
  }
}
