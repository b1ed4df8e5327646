// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.journeyrunner.engine.ProcessResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.xml.ModelException;

/**
 * A diagram as it was drawn. Nobody changes the model: {@link #prepared} works on a copy. Not
 * thread-safe.
 *
 * @param file the name it goes by
 * @param text the BPMN 2.0 XML
 * @param model the same, parsed
 */
public record DrawnDiagram(String file, String text, BpmnModelInstance model) {

  /**
   * Parses a diagram.
   *
   * @throws UnreadableDiagram if it is none
   */
  public static DrawnDiagram parse(String file, String text) throws UnreadableDiagram {
    // The parser would take it for an empty file.
    if (text.isBlank()) {
      throw new UnreadableDiagram(
          Flaw.error("", "is empty", "save the diagram again in Camunda Modeler"), null);
    }
    try {
      return new DrawnDiagram(
          file,
          text,
          Bpmn.readModelFromStream(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    } catch (ModelException e) {
      throw new UnreadableDiagram(ParserWords.flaw(e), e);
    }
  }

  /** The processes that can run, in the order of the text. */
  public List<Process> processes() {
    return model.getDefinitions().getChildElementsByType(Process.class).stream()
        .filter(Process::isExecutable)
        .toList();
  }

  /** All elements of a kind that stand in a process that can run. */
  public <T extends BaseElement> List<T> elements(Class<T> kind) {
    return model.getModelElementsByType(kind).stream()
        .filter(element -> Elements.process(element).filter(Process::isExecutable).isPresent())
        .toList();
  }

  /**
   * The diagram as it goes to the engine. The same drawing gives the same text, since another text
   * would be another version.
   */
  public ProcessResource prepared() {
    return new ProcessResource(file, Preparation.of(this, id -> true));
  }

  /** The same for some of its processes: the engine does not take the others. */
  public ProcessResource prepared(Set<String> processes) {
    return new ProcessResource(file, Preparation.of(this, processes::contains));
  }
}
