// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.liquid.Rendering;
import io.journeyrunner.webhooks.template.liquid.Roots;
import io.journeyrunner.webhooks.template.values.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells from which place of a template a character of a rendered document comes. It renders again,
 * so that all other renderings need not remember.
 */
final class Trace {

  /** A piece of the document: where it begins, and where in the template it comes from. */
  private record Piece(int begin, int offset) {}

  private Trace() {}

  /**
   * The place in the template.
   *
   * @param index of the character in the document, marks not counted
   */
  static int offset(List<Node> tree, Roots roots, int index) {
    List<Piece> pieces = new ArrayList<>();
    String document =
        new Rendering(roots, (begin, offset) -> pieces.add(new Piece(begin, offset)))
            .document(tree);
    int place = 0;
    int marked = withMarks(document, index);
    for (Piece piece : pieces) {
      if (piece.begin() > marked) {
        break;
      }
      place = piece.offset();
    }
    return place;
  }

  private static int withMarks(String document, int index) {
    int at = 0;
    for (int left = index; at < document.length(); at++) {
      boolean isMark = document.charAt(at) == Mark.CHARACTER;
      if (!isMark && left-- == 0) {
        break;
      }
    }
    return at;
  }
}
