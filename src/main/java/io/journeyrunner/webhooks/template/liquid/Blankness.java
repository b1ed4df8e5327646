// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.util.List;

/**
 * White space in blocks that write nothing else: as in Liquid, it is left out, so that a block that
 * only assigns something leaves no lines behind.
 */
final class Blankness {

  private Blankness() {}

  static Node removed(Node.Loop loop) {
    return loop.isBlank() ? loop.with(silent(loop.body()), silent(loop.otherwise())) : loop;
  }

  static Node removed(Node.Choice choice) {
    return choice.isBlank()
        ? choice.with(
            choice.branches().stream().map(branch -> branch.with(silent(branch.body()))).toList())
        : choice;
  }

  private static List<Node> silent(List<Node> nodes) {
    return nodes.stream().filter(node -> !(node instanceof Node.Text)).toList();
  }
}
