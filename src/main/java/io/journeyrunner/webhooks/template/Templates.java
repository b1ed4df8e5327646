// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Misreading;
import io.journeyrunner.webhooks.template.liquid.Names;
import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.liquid.TreeReader;
import io.journeyrunner.webhooks.template.values.Mark;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Compiles templates: Liquid, with every value escaped for the place where it stands. Thread-safe.
 */
@Component
public final class Templates {

  private static final int LONGEST = 256 * 1024;

  /**
   * Compiles a template.
   *
   * @param where what it is for, such as {@code body}; findings begin with it
   * @throws InvalidTemplate with the first mistake, by line and column
   */
  public Template compile(String where, String text, Place place) {
    Source source = new Source(where, text);
    if (text.length() > LONGEST) {
      throw source.mistake(
          0, "it has " + text.length() + " characters, more than " + LONGEST, "make it shorter");
    }
    if (Mark.isIn(text)) {
      throw source.mistake(
          text.indexOf(Mark.CHARACTER), "the character U+FDD0 is no text", "leave it out");
    }
    Names names = new Names(ScopeRoots.NAMES);
    List<Node> tree = Placing.placed(source, place, read(source, names));
    WellFormedness.check(source, place, tree);
    return new Template(
        source, place, tree, new Reads(names.readOf("state"), names.readOf("vars")));
  }

  private static List<Node> read(Source source, Names names) {
    try {
      return TreeReader.read(source.text(), names);
    } catch (Misreading e) {
      throw source.mistake(e.offset(), e.what(), e.remedy());
    }
  }
}
