// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

/** The job types of the listeners in prepared copies. They never change: runs wait with them. */
public final class Listeners {

  /** At the end of a process. */
  public static final String RUN_ENDED = "journeyrunner-journey-ended";

  /** At the start of what opens a wait. */
  public static final String WAIT_OPENED = "journeyrunner-wait-opened";

  /** The same where a condition reads variables of the run. */
  public static final String WAIT_OPENED_WITH_VARIABLES = "journeyrunner-wait-opened-vars";

  /** At the end of an activity or sub-process with waits of its own. */
  public static final String WAIT_CLOSED = "journeyrunner-wait-closed";

  /** At the start of copies that older versions prepared. */
  static final String LEGACY_STARTED = "journeyrunner-journey-started";

  private Listeners() {}
}
