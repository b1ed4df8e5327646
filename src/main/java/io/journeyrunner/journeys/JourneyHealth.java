// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says which files get no answer from the engine. That makes no node unready: all else goes on, and
 * no designer's file may take every node away.
 */
@Component("journeysHealthIndicator")
final class JourneyHealth implements HealthIndicator {

  private final FileTries tries;

  JourneyHealth(FileTries tries) {
    this.tries = tries;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    tries
        .waiting()
        .forEach(
            one ->
                health.withDetail(
                    one.file(),
                    "no answer from the engine after "
                        + one.tries()
                        + (one.tries() == 1 ? " try" : " tries")
                        + ", next try "
                        + one.nextTry()));
    return health.build();
  }
}
