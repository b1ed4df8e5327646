// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.events;

import io.journeyrunner.problems.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of the process variables that a block may write. */
public final class VariableName {

  private static final Pattern WRITABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  /** Those that a process has anyway. */
  private static final Set<String> RESERVED =
      Set.of(
          "user_id",
          "brand",
          "event",
          "event_id",
          "event_type",
          "event_time",
          "event_depth",
          "state",
          "journeyrunner");

  private VariableName() {}

  /** Why a block may not write a variable of this name; empty if it may. */
  public static Optional<Finding> flaw(String name) {
    if (!WRITABLE.matcher(name).matches()) {
      return Optional.of(
          new Finding("", name + " is no name of a variable", "use letters, digits and _"));
    }
    return RESERVED.contains(name)
        ? Optional.of(new Finding("", name + " is taken", "use another name, such as reply"))
        : Optional.empty();
  }
}
