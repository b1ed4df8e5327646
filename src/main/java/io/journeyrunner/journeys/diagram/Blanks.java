// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** Takes the indentation out of a document; what writes it indents it anew, and would add to it. */
final class Blanks {

  private Blanks() {}

  static void remove(Node node) {
    List<Node> children = new ArrayList<>();
    NodeList found = node.getChildNodes();
    for (int i = 0; i < found.getLength(); i++) {
      children.add(found.item(i));
    }
    for (Node child : children) {
      if (child instanceof Text text && text.getData().isBlank()) {
        node.removeChild(child);
      } else {
        remove(child);
      }
    }
  }
}
