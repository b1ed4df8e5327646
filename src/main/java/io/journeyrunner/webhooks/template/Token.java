// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

/** A piece of a template. */
sealed interface Token {

  /** Where it begins in the template. */
  int offset();

  /** Text of the author that stands for itself. */
  record Text(int offset, String text) implements Token {}

  /**
   * {@code {{ … }}}.
   *
   * @param expression what stands between the braces
   */
  record Output(int offset, String expression) implements Token {}

  /**
   * {@code {% … %}}.
   *
   * @param name its first word
   * @param arguments what follows
   */
  record Tag(int offset, String name, String arguments) implements Token {

    /** The tag as Liquid spells it. */
    String text() {
      return "{% " + name + " " + arguments + " %}";
    }
  }
}
