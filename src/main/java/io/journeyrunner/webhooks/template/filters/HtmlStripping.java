// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the tags out of HTML, in one pass whatever the text: what is looked for in vain is not
 * looked for again. For one use by one thread.
 */
final class HtmlStripping {

  private final List<Fence> fences;

  /** What begins and ends a piece that is taken out. */
  private record Fence(String opening, String closing) {}

  private HtmlStripping(Fence... fences) {
    this.fences = new ArrayList<>(List.of(fences));
  }

  /** The text without scripts, styles and comments, then without tags; what never ends stays. */
  static String stripped(String text) {
    String bare =
        new HtmlStripping(
                new Fence("<script", "</script>"),
                new Fence("<!--", "-->"),
                new Fence("<style", "</style>"))
            .without(text);
    return new HtmlStripping(new Fence("<", ">")).without(bare);
  }

  private String without(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int begin = 0;
    int at = text.indexOf('<');
    while (at >= 0 && !fences.isEmpty()) {
      int end = end(text, at);
      if (end >= 0) {
        kept.append(text, begin, at);
        begin = end;
      }
      at = text.indexOf('<', Math.max(at + 1, end));
    }
    return kept.append(text, begin, text.length()).toString();
  }

  /** Where the piece ends that begins here; -1 if none does. */
  private int end(String text, int at) {
    for (Fence fence : List.copyOf(fences)) {
      if (text.startsWith(fence.opening(), at)) {
        int closing = text.indexOf(fence.closing(), at + fence.opening().length());
        if (closing >= 0) {
          return closing + fence.closing().length();
        }
        fences.remove(fence);
      }
    }
    return -1;
  }
}
