// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.testing.CallReceiver;
import io.journeyrunner.testing.RecordReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runs have done, as the engine and a receiver of calls see it. Used by one thread. */
final class Sight {

  private static final Set<String> PLACES =
      Set.of("INTERMEDIATE_CATCH_EVENT", "RECEIVE_TASK", "EVENT_BASED_GATEWAY");
  private static final Set<String> PASSED =
      Set.of("INTERMEDIATE_CATCH_EVENT", "RECEIVE_TASK", "SERVICE_TASK", "BOUNDARY_EVENT");

  private final RecordReader records;
  private final CallReceiver receiver;
  private final Map<Long, List<String>> passed = new HashMap<>();
  private final Map<Long, Map<Long, String>> places = new HashMap<>();
  private final Map<String, List<String>> told = new HashMap<>();

  Sight(RecordReader records, CallReceiver receiver) {
    this.records = records;
    this.receiver = receiver;
  }

  /** Lines, and how often each holds. */
  SortedMap<String, Integer> done(long instance, String entry) {
    SortedMap<String, Integer> lines = new TreeMap<>();
    Stream.of(
            passed.getOrDefault(instance, List.of()),
            places.getOrDefault(instance, Map.of()).values(),
            told.getOrDefault(entry, List.of()))
        .flatMap(Collection::stream)
        .forEach(line -> lines.merge(line, 1, Integer::sum));
    return lines;
  }

  /** Looks at what has come since the last time. */
  void look() {
    records.next("PROCESS_INSTANCE").forEach(this::note);
    told.clear();
    receiver.idsByBody().forEach(this::note);
  }

  /** A call that was made again has the same id. */
  private void note(String body, List<String> ids) {
    JsonNode call = JsonMapper.shared().readTree(body);
    told.computeIfAbsent(call.get("run").asString(), run -> new ArrayList<>())
        .addAll(ids.stream().distinct().map(id -> call.get("told").asString()).toList());
  }

  private void note(JsonNode record) {
    JsonNode value = record.get("value");
    long instance = value.get("processInstanceKey").asLong();
    String type = value.get("bpmnElementType").asString();
    switch (record.get("intent").asString()) {
      case "ELEMENT_ACTIVATED" -> {
        if (PLACES.contains(type)) {
          places(instance)
              .put(record.get("key").asLong(), "at " + value.get("elementId").asString());
        }
      }
      case "ELEMENT_TERMINATED" -> places(instance).remove(record.get("key").asLong());
      case "ELEMENT_COMPLETED" -> {
        places(instance).remove(record.get("key").asLong());
        passed(value, type)
            .forEach(passed.computeIfAbsent(instance, key -> new ArrayList<>())::add);
      }
      default -> {
        // on its way
      }
    }
  }

  private Map<Long, String> places(long instance) {
    return places.computeIfAbsent(instance, key -> new HashMap<>());
  }

  private static Stream<String> passed(JsonNode value, String type) {
    boolean isInside =
        type.equals("START_EVENT") && value.get("bpmnEventType").asString().equals("MESSAGE");
    if (type.equals("PROCESS")) {
      return Stream.of("ended");
    }
    return PASSED.contains(type) || isInside
        ? Stream.of("passed " + value.get("elementId").asString())
        : Stream.empty();
  }
}
