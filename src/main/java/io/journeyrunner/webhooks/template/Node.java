// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.List;

/** A template as a tree. */
sealed interface Node {

  /** Text of the author. */
  record Text(Token.Text token) implements Node {}

  /** The output of a value. */
  record Output(Token.Output token) implements Node {}

  /** A tag that writes nothing and begins no block, such as {@code assign}. */
  record Silent(Token.Tag token) implements Node {}

  /**
   * Of its branches at most one is written: {@code if}, {@code unless}, {@code case}.
   *
   * @param isComplete true if always one is, that is, if there is an {@code else}
   */
  record Choice(List<Branch> branches, Token.Tag end, boolean isComplete) implements Node {}

  /** A branch, with the tag that opens it. */
  record Branch(Token.Tag tag, List<Node> body) {}

  /** Its body is written any number of times: {@code for}. */
  record Loop(Token.Tag tag, List<Node> body, Token.Tag end) implements Node {}

  /** Its body is kept in a variable: {@code capture}. */
  record Capture(Token.Tag tag, List<Node> body, Token.Tag end) implements Node {}
}
