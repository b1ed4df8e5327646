// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static io.journeyrunner.users.SetTimes.NEVER;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user's state, and when its properties were set. Immutable; shares with others what is the same.
 *
 * <p>Changes may come in any order: the state is what it would be had they come in the order of
 * their times. Of two with one time, the one that comes later counts as later.
 *
 * @param state the properties; not to be changed by anyone who gets it
 * @param base when those were set of which {@code times} say nothing
 * @param times the others, and what was removed; {@code cleared} is when all was replaced
 */
record TimedState(ObjectNode state, long base, SetTimes times) {

  /** A user of whom nothing is known. */
  static final TimedState UNKNOWN =
      new TimedState(JsonNodeFactory.instance.objectNode(), NEVER, SetTimes.UNKNOWN);

  /** A state of which only one time is known. */
  static TimedState setAt(ObjectNode state, long time) {
    return new TimedState(state, time, SetTimes.UNKNOWN);
  }

  /** After a merge patch (RFC 7396) that was made at a time. */
  TimedState merged(ObjectNode patch, long time) {
    // With nothing in the state, nothing was set at the old base.
    long since = state.isEmpty() ? time : base;
    return new Change(since, time).merge(this, patch);
  }

  /** After all properties were replaced, at a time. */
  TimedState replaced(ObjectNode properties, long time) {
    if (time < times.cleared()) {
      return this;
    }
    TimedState left = new Change(base, time).olderRemoved(this);
    return left.state.isEmpty() && left.times.inner().isEmpty()
        ? new TimedState(properties, time, SetTimes.UNKNOWN.clearedAt(time))
        : left.merged(properties, time);
  }

  /** What is assumed of a value of which no times are kept. */
  static SetTimes assumed(JsonNode value, long base) {
    if (value instanceof ObjectNode object) {
      return object.isEmpty() ? new SetTimes(base, NEVER, Map.of()) : SetTimes.UNKNOWN;
    }
    return value.isMissingNode() ? SetTimes.UNKNOWN : SetTimes.at(base);
  }

  /** A change under way. */
  private record Change(long base, long time) {

    TimedState merge(TimedState before, ObjectNode patch) {
      return merge(new TimedState(before.state, base, before.times), patch, before.times.cleared());
    }

    private TimedState merge(TimedState before, ObjectNode patch, long floor) {
      ObjectNode state = JsonNodeFactory.instance.objectNode().setAll(before.state);
      Map<String, SetTimes> inner = new LinkedHashMap<>(before.times.inner());
      for (Map.Entry<String, JsonNode> change : patch.properties()) {
        String name = change.getKey();
        JsonNode there = state.path(name);
        SetTimes known = known(before.times, name, there);
        long bar = Math.max(floor, known.cleared());
        if (time >= bar) {
          set(state, inner, name, changed(there, known, change.getValue(), bar));
        }
      }
      long touched = before.times.touched();
      return new TimedState(
          state,
          base,
          new SetTimes(
              patch.isEmpty() ? Math.max(touched, time) : touched, before.times.cleared(), inner));
    }

    private static void set(
        ObjectNode state, Map<String, SetTimes> inner, String name, Property changed) {
      if (changed.value.isNull()) {
        state.remove(name);
      } else {
        state.set(name, changed.value);
      }
      inner.put(name, changed.times);
    }

    private Property changed(JsonNode there, SetTimes known, JsonNode value, long bar) {
      if (value instanceof ObjectNode patch) {
        TimedState merged = merge(new TimedState(object(there), base, known), patch, bar);
        return new Property(merged.state, merged.times);
      }
      if (there instanceof ObjectNode object && newest(object, known) > time) {
        TimedState left = olderRemoved(new TimedState(object, base, known));
        return new Property(left.state, left.times);
      }
      return new Property(value, SetTimes.at(time));
    }

    /** What is left when all was replaced at this time: what was set later. */
    TimedState olderRemoved(TimedState before) {
      ObjectNode state = JsonNodeFactory.instance.objectNode();
      Map<String, SetTimes> inner = new LinkedHashMap<>();
      before
          .times
          .inner()
          .forEach(
              (name, removed) -> {
                if (removed.touched() > time && !before.state.has(name)) {
                  inner.put(name, removed);
                }
              });
      for (Map.Entry<String, JsonNode> property : before.state.properties()) {
        String name = property.getKey();
        SetTimes known = known(before.times, name, property.getValue());
        if (newest(property.getValue(), known) <= time) {
          continue;
        }
        if (property.getValue() instanceof ObjectNode object) {
          TimedState newer = olderRemoved(new TimedState(object, base, known));
          state.set(name, newer.state);
          inner.put(name, newer.times);
        } else {
          state.set(name, property.getValue());
          inner.put(name, known);
        }
      }
      return new TimedState(state, base, before.times.withInner(inner).clearedAt(time));
    }

    /** When a property, or anything in it, was last set. */
    private long newest(JsonNode value, SetTimes times) {
      long newest = times.touched();
      for (Map.Entry<String, JsonNode> inner : value.properties()) {
        newest =
            Math.max(
                newest, newest(inner.getValue(), known(times, inner.getKey(), inner.getValue())));
      }
      for (SetTimes inner : times.inner().values()) {
        newest = Math.max(newest, inner.touched());
      }
      return newest;
    }

    private SetTimes known(SetTimes times, String name, JsonNode value) {
      SetTimes known = times.inner(name);
      return known == null ? assumed(value, base) : known;
    }

    private static ObjectNode object(JsonNode value) {
      return value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
  }

  /** What a property becomes; null is removed. */
  private record Property(JsonNode value, SetTimes times) {}
}
