// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

/** A piece of a template, before its markup is read. */
sealed interface Piece {

  /** Where it begins in the template. */
  int offset();

  /** Text of the author that stands for itself. */
  record Text(int offset, String text) implements Piece {}

  /**
   * {@code {{ … }}}.
   *
   * @param content what stands between the braces
   */
  record Output(int offset, String content) implements Piece {

    Markup markup() {
      return new Markup(
          offset,
          "{{" + Markup.shortened(content) + "}}",
          "write it as {{event.count}} or {{event.name | upcase}}");
    }
  }

  /**
   * {@code {% … %}}.
   *
   * @param name its first word
   * @param content what follows
   */
  record Tag(int offset, String name, String content) implements Piece {

    Markup markup() {
      return new Markup(
          offset,
          "{% " + name + " " + Markup.shortened(content) + " %}",
          "write it as in " + TagNames.example(name));
    }
  }
}
