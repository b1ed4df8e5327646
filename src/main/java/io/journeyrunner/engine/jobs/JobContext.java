// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import org.slf4j.MDC;

/**
 * What every line says that is logged while a job is worked on, in every class: {@code
 * process_instance}, {@code event_id} and {@code webhook_id}. Belongs to the thread of the job.
 */
public final class JobContext {

  private JobContext() {}

  static void begin(long processInstanceKey) {
    MDC.put("process_instance", Long.toString(processInstanceKey));
  }

  /** The event that the work is done for. */
  public static void event(String id) {
    MDC.put("event_id", id);
  }

  /** The delivery that the work is done for. */
  public static void webhook(String id) {
    MDC.put("webhook_id", id);
  }

  static void end() {
    MDC.clear();
  }
}
