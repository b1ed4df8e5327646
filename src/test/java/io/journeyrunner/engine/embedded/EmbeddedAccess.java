// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.util.Map;

/** Opens the package to tests of other packages. */
public final class EmbeddedAccess {

  private EmbeddedAccess() {}

  /** What an engine tells at this port. */
  public static IncidentCount incidents(int management) {
    return EmbeddedEngine.incidents(new Loopback(management)).orElseThrow();
  }

  /** One that is never started. */
  public static EmbeddedEngine none() {
    return new EmbeddedEngine(TestEngines.settings(Map.of()), TestEngines.folders("none"));
  }
}
