// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.nio.file.Path;

/**
 * The files that a child process has in its folder.
 *
 * @param folder where it works
 * @param name what they begin with
 */
record ProcessFiles(Path folder, String name) {

  Path log() {
    return folder.resolve(name + ".log");
  }

  /** What the process prints before its logging is up, and when the JVM itself fails. */
  Path console() {
    return folder.resolve(name + ".out");
  }

  /** The note about the process, for the next start to find it by. */
  Path note() {
    return folder.resolve(name + "-process.properties");
  }
}
