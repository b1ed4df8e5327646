// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples, as a designer meets them in Modeler. */
class SamplesInModelerTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn", "journeys"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  @Test
  void theTemplatesKeepTheirPublicSchema() {
    List<String> command = new ArrayList<>(List.of("node", "validate.mjs"));
    Modeler.templateFiles().forEach(file -> command.add(file.toAbsolutePath().toString()));

    NodeTool.Said said = NodeTool.run(command);

    assertThat(said.isContent()).as(said.words()).isTrue();
    assertThat(said.words()).contains("11 templates, 0 mistakes");
  }

  @Test
  void bpmnlintHasNothingAgainstTheSamples() throws IOException {
    List<String> command =
        new ArrayList<>(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js"));
    command.addAll(
        List.of(
            "--max-warnings",
            "0",
            "--config",
            Path.of("bpmn", ".bpmnlintrc").toAbsolutePath().toString()));
    samples().forEach(file -> command.add(file.toAbsolutePath().toString()));

    NodeTool.Said said = NodeTool.run(command);

    assertThat(said.isContent()).as(said.words()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void modelerKnowsItsTemplatesAndHasNothingAgainstTheirFields(Path sample) throws IOException {
    Modeler modeler = new Modeler(chromium);

    assertThat(modeler.open(Files.readString(sample))).isEmpty();

    assertThat(modeler.unknownTemplates()).isEmpty();
    for (Object element : modeler.templated()) {
      modeler.select((String) element);
      assertThat(modeler.flaws()).as("%s", element).isEmpty();
    }
    Files.createDirectories(PICTURES);
    modeler.photographDrawing(
        PICTURES.resolve(sample.getFileName().toString().replace(".bpmn", ".png")));
  }
}
