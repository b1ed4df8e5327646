// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static io.journeyrunner.users.SetTimes.NEVER;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The times of a state as compact JSON: {@code {"base": 1795428000000, "cleared": 0, "set":
 * {"level": 1500, "address": {"city": -20}}}}. All but the base are milliseconds after it. An
 * object that was itself set or cleared is {@code [touched, cleared, {…}]}.
 */
final class SetTimesJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String BASE = "base";
  private static final String CLEARED = "cleared";
  private static final String SET = "set";

  private SetTimesJson() {}

  static String write(TimedState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(BASE, state.base());
    if (state.times().cleared() != NEVER) {
      json.put(CLEARED, state.times().cleared() - state.base());
    }
    if (!state.times().inner().isEmpty()) {
      json.set(SET, inner(state.times(), state.base()));
    }
    return StateJson.text(json); // names of properties stand in it
  }

  private static ObjectNode inner(SetTimes times, long base) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    times.inner().forEach((name, inner) -> json.set(name, json(inner, base)));
    return json;
  }

  private static JsonNode json(SetTimes times, long base) {
    if (times.inner().isEmpty() && times.touched() == times.cleared()) {
      return JsonNodeFactory.instance.numberNode(times.touched() - base);
    }
    if (times.touched() == NEVER && times.cleared() == NEVER) {
      return inner(times, base);
    }
    return JsonNodeFactory.instance
        .arrayNode()
        .add(after(times.touched(), base))
        .add(after(times.cleared(), base))
        .add(inner(times, base));
  }

  private static @Nullable Long after(long time, long base) {
    return time == NEVER ? null : time - base;
  }

  static TimedState read(ObjectNode state, String text) {
    JsonNode json = MAPPER.readTree(text);
    long base = json.path(BASE).asLong();
    SetTimes all = times(json.path(SET), base);
    return new TimedState(
        state, base, new SetTimes(NEVER, time(json.path(CLEARED), base), all.inner()));
  }

  private static SetTimes times(JsonNode json, long base) {
    return switch (json) {
      case ArrayNode full ->
          new SetTimes(
              time(full.path(0), base),
              time(full.path(1), base),
              times(full.path(2), base).inner());
      case ObjectNode inner -> {
        Map<String, SetTimes> times = new LinkedHashMap<>();
        inner.properties().forEach(one -> times.put(one.getKey(), times(one.getValue(), base)));
        yield new SetTimes(NEVER, NEVER, times);
      }
      case JsonNode time when time.isNumber() -> SetTimes.at(time.asLong() + base);
      case JsonNode none -> SetTimes.UNKNOWN;
    };
  }

  private static long time(JsonNode json, long base) {
    return json.isNumber() ? json.asLong() + base : NEVER;
  }
}
