// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

/**
 * Data that a filter, a tag or a place can't work with. Its message may be shown to anyone: it
 * holds neither data nor secrets.
 */
public final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what does not fit, and what to do about it. */
  public Unfit(String message) {
    super(message, null, false, false);
  }
}
