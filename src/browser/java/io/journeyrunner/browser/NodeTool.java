// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs tools of the designers' world, which are written for Node. */
final class NodeTool {

  /** What a tool said, and whether it found nothing. */
  record Said(boolean isContent, String words) {}

  private NodeTool() {}

  /** Runs a command in the folder of Modeler's packages. */
  static Said run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Modeler.PACKAGES.toFile())
              .redirectErrorStream(true)
              .start();
      String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor() == 0, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
