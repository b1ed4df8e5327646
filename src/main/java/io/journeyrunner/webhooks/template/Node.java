// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.List;

/** A template as a tree. */
sealed interface Node {

  /** Text of the author. */
  record Text(Token.Text token) implements Node {}

  /** The output of a value. */
  record Output(Token.Output token) implements Node {}

  /**
   * {@code assign}: a value under a name of the author's own.
   *
   * @param value as an output would write it
   */
  record Assign(String name, Token.Output value) implements Node {}

  /** {@code break} or {@code continue}. */
  record Jump(Token.Tag token) implements Node {}

  /**
   * Of its branches at most one is written: {@code if}, {@code unless}, {@code case}.
   *
   * @param isComplete true if always one is, that is, if there is an {@code else}
   */
  record Choice(List<Branch> branches, Token.Tag end, boolean isComplete) implements Node {}

  /** A branch, with the tag that opens it. */
  record Branch(Token.Tag tag, List<Node> body) {}

  /**
   * Its body is written any number of times: {@code for}.
   *
   * @param otherwise what is written if there is nothing to go through
   */
  record Loop(Token.Tag tag, List<Node> body, List<Node> otherwise, Token.Tag end)
      implements Node {}

  /** Its body is kept in a variable: {@code capture}. */
  record Capture(Token.Tag tag, String name, List<Node> body, Token.Tag end) implements Node {}
}
