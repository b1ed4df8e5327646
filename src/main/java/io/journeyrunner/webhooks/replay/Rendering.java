// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

/** From what a delivery is rendered when it is made again. Spelled as the API has it. */
public enum Rendering {
  /** From the WebHook, the state and the variables of that time. */
  as_sent,
  /**
   * From the WebHook and the user's state of now, with the event and the variables of that time.
   */
  anew
}
