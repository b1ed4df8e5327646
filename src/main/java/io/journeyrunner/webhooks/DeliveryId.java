// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.events.Event;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The {@code webhook-id} of a delivery (Standard Webhooks): the same over retries, time-outs,
 * starts that happened twice, and replay, because it is computed from what stays the same.
 *
 * @param value {@code msg_} and 32 hexadecimal digits
 */
record DeliveryId(String value) {

  /** The process variable by which ops find an instance. */
  static final String VARIABLE = "webhook_id";

  private static final int BYTES = 16;

  /**
   * Of a rule: an event of a user leads to one call, even if it should start the rule's process
   * twice.
   */
  static DeliveryId ofRule(Event event, ProcessId process, String element) {
    return of("rule", event.user().value(), event.id().value(), process.value(), element);
  }

  /** Of a job: in a journey each time that the block is reached is a call of its own. */
  static DeliveryId of(Job.Element element, Event event) {
    return element.process().isRule()
        ? ofRule(event, element.process(), element.id())
        : of("journey", element.process().value(), Long.toString(element.instanceKey()));
  }

  private static DeliveryId of(String... parts) {
    byte[] hash = DigestUtils.sha256(String.join("\n", parts));
    return new DeliveryId("msg_" + HexFormat.of().formatHex(hash, 0, BYTES));
  }

  @Override
  public String toString() {
    return value;
  }
}
