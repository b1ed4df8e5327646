// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static io.journeyrunner.users.SetTimes.NEVER;

import java.time.Duration;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Bounds what is remembered of times. A removal is forgotten after 7 days, as long as event ids are
 * known. When more is left than half the size of the state, the older half of the times becomes
 * one, the newest of them: an older patch then still undoes nothing, but one that comes late may
 * find properties closed that it could have set.
 */
final class TimesBound {

  private static final Duration REMOVALS = Duration.ofDays(7);
  private static final int ALWAYS_ALLOWED = 1024;

  private TimesBound() {}

  /** The times as JSON, as small as they must be. */
  static String write(TimedState state, int stateLength, long now) {
    int most = Math.max(ALWAYS_ALLOWED, stateLength / 2);
    TimedState kept = tidied(state, now - REMOVALS.toMillis());
    String text = SetTimesJson.write(kept);
    while (text.length() > most && !kept.times().inner().isEmpty()) {
      kept = coarser(kept);
      text = SetTimesJson.write(kept);
    }
    return text;
  }

  private static TimedState tidied(TimedState state, long oldest) {
    SetTimes all = tidied(state.state(), state.times(), state.base(), oldest);
    return new TimedState(
        state.state(), state.base(), new SetTimes(NEVER, state.times().cleared(), all.inner()));
  }

  /** Without what would be assumed anyway, and without old removals. */
  private static SetTimes tidied(JsonNode value, SetTimes times, long base, long oldest) {
    SetTimes tidied =
        times.mapInner((name, inner) -> tidiedInner(value.path(name), inner, base, oldest));
    boolean isForgotten = value.isObject() && times.cleared() < oldest;
    return isForgotten ? new SetTimes(times.touched(), NEVER, tidied.inner()) : tidied;
  }

  private static @Nullable SetTimes tidiedInner(
      JsonNode value, SetTimes times, long base, long oldest) {
    if (value.isMissingNode()) {
      return times.touched() <= oldest ? null : times;
    }
    SetTimes tidied = tidied(value, times, base, oldest);
    boolean isAssumed =
        tidied.equals(SetTimes.UNKNOWN) || tidied.equals(TimedState.assumed(value, base));
    return isAssumed ? null : tidied;
  }

  /** What was set up to the middle of the times counts as set then. */
  private static TimedState coarser(TimedState state) {
    long[] times = times(state.times()).filter(time -> time != NEVER).sorted().toArray();
    long cut = times[(times.length - 1) / 2];
    SetTimes later = later(state.times(), cut);
    TimedState coarse =
        new TimedState(
            state.state(),
            Math.max(state.base(), cut),
            isRemovalIn(state.state(), state.times(), cut) ? later.clearedAt(cut) : later);
    return tidied(coarse, NEVER);
  }

  private static SetTimes later(SetTimes times, long cut) {
    return times.mapInner(
        (name, inner) -> {
          SetTimes later = later(inner, cut);
          return new SetTimes(
              inner.touched() > cut ? inner.touched() : NEVER,
              inner.cleared() > cut ? inner.cleared() : NEVER,
              later.inner());
        });
  }

  /** Whether a removal of this time or an older one is remembered. */
  private static boolean isRemovalIn(JsonNode value, SetTimes times, long cut) {
    return times.inner().entrySet().stream()
        .anyMatch(
            one -> {
              JsonNode inner = value.path(one.getKey());
              long removed = inner.isObject() ? one.getValue().cleared() : one.getValue().touched();
              boolean isRemoval = inner.isObject() ? removed != NEVER : inner.isMissingNode();
              return (isRemoval && removed <= cut) || isRemovalIn(inner, one.getValue(), cut);
            });
  }

  /** All times within. */
  private static LongStream times(SetTimes times) {
    return times.inner().values().stream()
        .flatMapToLong(
            inner ->
                LongStream.concat(LongStream.of(inner.touched(), inner.cleared()), times(inner)));
  }
}
