// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.util.Map;

/** What runs as a child process. Immutable. */
interface Program {

  /** Its logs, and the note about its process. */
  ProcessFiles files();

  /** What its process is called in a sentence that begins "The engine was not started: …". */
  String called();

  /** What is lost with its data, for the person who moves broken data away. */
  String lostWithItsData();

  /** Fails if what is to be run is not there. */
  void requireDistribution();

  /** The ports it listens on, by the property that sets each. */
  Map<String, Integer> ports();

  /** What its process is begun with. */
  Launch launch();

  /** Writes what its process reads when it begins. */
  void prepare() throws IOException;

  /** What is to be done before it is ended; takes some seconds at most. */
  default void beforeEnd() {
    // nothing, for most
  }

  /** Whether it takes work. Asks it, within some seconds. */
  boolean isReady();
}
