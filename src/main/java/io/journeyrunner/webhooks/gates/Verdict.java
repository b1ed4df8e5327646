// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.gates;

/** What a call tells of the health of its endpoint. */
public enum Verdict {
  /** It answers, be it with a refusal. */
  ANSWERED,
  /** There was no answer, or one that says that the endpoint is broken. */
  FAILED,
  /** Nothing was sent. */
  NOT_SENT
}
