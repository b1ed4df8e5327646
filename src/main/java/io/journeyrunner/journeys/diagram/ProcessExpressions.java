// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the engine's own expressions in a process look at. */
final class ProcessExpressions {

  private static final Pattern STATE = Pattern.compile("\\bstate\\b");
  private static final Pattern VARIABLES = Pattern.compile("\\bvars\\b");

  private ProcessExpressions() {}

  /**
   * True if the user's state may matter to an expression of the process, or of one that it calls:
   * only then do messages bring it. Templates of blocks read the state itself, unless they name
   * {@code vars.state}.
   */
  static boolean readState(DrawnDiagram drawn, Process process) {
    Document document = (Document) drawn.model().getDocument().getDomSource().getNode();
    return !calls(drawn, process).isEmpty() || find(document, process.getId());
  }

  private static boolean find(Document document, String process) {
    NodeList all = document.getElementsByTagNameNS("*", "process");
    for (int i = 0; i < all.getLength(); i++) {
      if (((Element) all.item(i)).getAttribute("id").equals(process)) {
        return readState(all.item(i));
      }
    }
    return true;
  }

  private static boolean readState(Node node) {
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      if (isAboutState(attributes.item(i).getNodeValue())) {
        return true;
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      boolean isFound =
          child.getNodeType() == Node.ELEMENT_NODE
              ? readState(child)
              : isAboutState(child.getNodeValue());
      if (isFound) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAboutState(String text) {
    return text != null
        && STATE.matcher(text).find()
        && (text.strip().startsWith("=") || VARIABLES.matcher(text).find());
  }

  /** The ids of the processes that it calls, as they are drawn. */
  static List<String> calls(DrawnDiagram drawn, Process process) {
    return drawn.elements(CallActivity.class).stream()
        .filter(call -> Elements.isWithin(call, process))
        .map(call -> call.getSingleExtensionElement(ZeebeCalledElement.class))
        .filter(called -> called != null && called.getProcessId() != null)
        .map(ZeebeCalledElement::getProcessId)
        .distinct()
        .toList();
  }
}
