// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people find Camunda Operate, as far as it is known. Immutable. */
public final class OperateLink {

  private final @Nullable String address;

  /**
   * Takes its address.
   *
   * @param address such as {@code http://127.0.0.1:8080/operate}; null if there is no Operate, or
   *     nobody said where
   */
  public OperateLink(@Nullable String address) {
    this.address = address == null ? null : address.replaceAll("/+$", "");
  }

  /** Its first page. */
  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /** The page of a process instance. */
  public Optional<String> instance(long key) {
    return address().map(base -> base + "/processes/" + key);
  }
}
