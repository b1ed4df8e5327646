// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import org.jspecify.annotations.Nullable;

/** Writes a value for the place where it stands. */
public interface ValueWriter {

  /**
   * The value as it is written.
   *
   * @throws Unfit if it can't stand there
   */
  String write(@Nullable Object value);
}
