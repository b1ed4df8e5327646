// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a template can read from outside. */
public interface Roots {

  /** The data of this name; null for missing data. */
  @Nullable Object value(String name);

  /**
   * The secret of this name.
   *
   * @throws io.journeyrunner.webhooks.template.values.Unfit if it is not there
   */
  String secret(String name);

  /** The time that {@code 'now'} is. */
  Instant now();
}
