// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * When a property was set, and when what is in it. Immutable. Times are milliseconds since 1970.
 *
 * @param touched when it was set itself; {@link #NEVER} for an object of which only the inner
 *     properties say
 * @param cleared when it was last set to something that is no object, or removed: what is older
 *     than this has no effect any more. The same as {@code touched}, unless it is an object
 * @param inner of what is in it, as far as it differs from {@link TimedState#assumed}
 */
record SetTimes(long touched, long cleared, Map<String, SetTimes> inner) {

  static final long NEVER = Long.MIN_VALUE;

  /** Nothing is known. */
  static final SetTimes UNKNOWN = new SetTimes(NEVER, NEVER, Map.of());

  /** Of a value that is no object, or of a removal. */
  static SetTimes at(long time) {
    return new SetTimes(time, time, Map.of());
  }

  /** What an inner property has, or {@code null} if nothing is kept of it. */
  @Nullable SetTimes inner(String name) {
    return inner.get(name);
  }

  SetTimes clearedAt(long time) {
    return new SetTimes(touched, Math.max(cleared, time), inner);
  }

  SetTimes withInner(Map<String, SetTimes> other) {
    return new SetTimes(touched, cleared, other);
  }

  /** The same with each inner one as the function has it; those that it makes null go. */
  SetTimes mapInner(BiFunction<String, SetTimes, @Nullable SetTimes> change) {
    Map<String, SetTimes> changed = new LinkedHashMap<>();
    inner.forEach(
        (name, times) -> {
          SetTimes kept = change.apply(name, times);
          if (kept != null) {
            changed.put(name, kept);
          }
        });
    return withInner(changed);
  }
}
