// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.journeyrunner.blocks.Blocks;
import io.journeyrunner.webhooks.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagrams in {@code bpmn/}: what a reader of one may rely on. Geometry is bpmnlint's. */
class BpmnHouseTest {

  private static final Path FOLDER = Path.of("bpmn", "journeys");
  private static final Path STORIES = Path.of("src/test/java/io/journeyrunner/stories");

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  private static BpmnModelInstance read(Path sample) {
    return Bpmn.readModelFromFile(sample.toFile());
  }

  @Test
  void thereAreSamples() throws IOException {
    assertThat(samples()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itsFileIsNamedAsItsOneProcess(Path sample) {
    assertThat(read(sample).getModelElementsByType(Process.class))
        .extracting(Process::getId)
        .containsExactly(sample.getFileName().toString().replace(".bpmn", ""));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyElementHasANameAndAnIdThatSaysWhat(Path sample) {
    assertThat(read(sample).getModelElementsByType(BaseElement.class))
        .filteredOn(element -> element.getId() != null)
        .allSatisfy(element -> assertThat(element.getId()).matches("[a-z]+(-[a-z0-9]+)*"));
    assertThat(read(sample).getModelElementsByType(FlowNode.class))
        .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyTaskIsDoneByABlockOfOurs(Path sample) {
    Set<String> known = new TreeSet<>(Blocks.JOB_TYPES);
    known.add(Webhooks.JOB_TYPE);

    assertThat(read(sample).getModelElementsByType(ZeebeTaskDefinition.class))
        .isNotEmpty()
        .extracting(ZeebeTaskDefinition::getType)
        .isSubsetOf(known);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyCatchHasAWayOut(Path sample) {
    assertThat(read(sample).getModelElementsByType(CatchEvent.class))
        .allSatisfy(event -> assertThat(event.getOutgoing()).as(event.getId()).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyErrorIsOneThatAWebhookThrows(Path sample) {
    assertThat(read(sample).getModelElementsByType(Error.class))
        .extracting(Error::getErrorCode)
        .isSubsetOf(Webhooks.errorCodes());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aStoryTellsOfIt(Path sample) throws IOException {
    String process = sample.getFileName().toString().replace(".bpmn", "");

    try (Stream<Path> stories = Files.list(STORIES).filter(Files::isRegularFile)) {
      assertThat(stories.filter(story -> text(story).contains('"' + process + '"'))).isNotEmpty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
