// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.problems.Finding;

/** A block's configuration can't be used; nothing was done. */
final class InvalidBlock extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  InvalidBlock(String header, String what, String remedy) {
    super(header + " " + what);
    this.finding = new Finding("task header " + header, what, remedy);
  }

  /** Which header, what is wrong with it, and how to mend it. */
  Finding finding() {
    return finding;
  }
}
