// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes entries into places at which a run can be started by a command. The first one becomes the
 * none start event, if none is drawn. Every other becomes a throw event of no kind, before which a
 * run can begin: the engine starts none before a start event, and the output mappings count all the
 * same.
 */
final class EntryStarts {

  private EntryStarts() {}

  static boolean hasEntry(Process process) {
    return process.getChildElementsByType(StartEvent.class).stream().anyMatch(EntryStarts::isEntry);
  }

  private static boolean isEntry(StartEvent start) {
    return start.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
  }

  /** Changes the text of a copy; its model is not read any more. */
  static void open(DrawnDiagram copy) {
    List<String> first = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (MessagePlace place : MessagePlace.of(copy)) {
      if (place.isEntry()) {
        (place.startElement().isEmpty() ? first : others).add(place.id());
      }
    }
    Document document = (Document) copy.model().getDocument().getDomSource().getNode();
    for (Element start : starts(document)) {
      String id = start.getAttribute("id");
      if (first.contains(id) || others.contains(id)) {
        removeMessage(start);
      }
      if (others.contains(id)) {
        start.removeAttribute("isInterrupting");
        start.removeAttribute("parallelMultiple");
        String prefix = start.getPrefix() == null ? "" : start.getPrefix() + ":";
        Node unused =
            document.renameNode(start, start.getNamespaceURI(), prefix + "intermediateThrowEvent");
      }
    }
  }

  private static List<Element> starts(Document document) {
    var found = document.getElementsByTagNameNS("*", "startEvent");
    List<Element> starts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      starts.add((Element) found.item(i));
    }
    return starts;
  }

  private static void removeMessage(Element start) {
    var definitions = start.getElementsByTagNameNS("*", "messageEventDefinition");
    while (definitions.getLength() > 0) {
      start.removeChild(definitions.item(0));
    }
  }
}
