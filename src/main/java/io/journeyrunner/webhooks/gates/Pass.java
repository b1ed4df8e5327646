// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

import java.time.Duration;
import java.util.Optional;

/** A place at an endpoint, held for the time of one call. Belongs to one thread. */
public final class Pass implements AutoCloseable {

  private final EndpointGate gate;
  private final String process;
  private final int begunIn;
  private boolean ended;

  /**
   * Gives a place away.
   *
   * @param begunIn the breaker's spell
   */
  Pass(EndpointGate gate, String process, int begunIn) {
    this.gate = gate;
    this.process = process;
    this.begunIn = begunIn;
  }

  /**
   * Tells how the call went, and gives the place back.
   *
   * @param took how long it took
   * @param pause for how long the endpoint wants no calls, if it said so
   */
  public void end(Verdict verdict, Duration took, Optional<Duration> pause) {
    if (!ended) {
      ended = true;
      gate.leave(process, begunIn, verdict, took);
      pause.ifPresent(gate::pause);
    }
  }

  /** Gives the place back if that was not done yet. */
  @Override
  public void close() {
    end(Verdict.NOT_SENT, Duration.ZERO, Optional.empty());
  }
}
