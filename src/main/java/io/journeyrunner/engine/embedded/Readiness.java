// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Ports;
import java.util.regex.Pattern;

/** Asks the engine whether it takes work: its own readiness, and a leader for its partition. */
final class Readiness {

  private static final Pattern LEADER = Pattern.compile("\"role\":\"(leader|LEADER)\"");

  private final Loopback management;
  private final Loopback http;
  private final boolean operate;

  Readiness(Ports ports, boolean operate) {
    this.management = new Loopback(ports.management());
    this.http = new Loopback(ports.http());
    this.operate = operate;
  }

  boolean isGiven() {
    return management.status("/actuator/health/readiness") == 200
        && LEADER.matcher(partitions()).find()
        && (!operate || showsOperate());
  }

  /** It redirects to its login, or shows it; 0 where nobody answers. */
  private boolean showsOperate() {
    int status = http.status("/operate");
    return status >= 200 && status < 400;
  }

  /** Beside Operate, which asks for a login, the engine's own API does so, too. */
  private String partitions() {
    return operate ? management.body("/actuator/partitions") : http.body("/v2/topology");
  }
}
