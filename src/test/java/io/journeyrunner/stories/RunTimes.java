// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import io.journeyrunner.testing.RecordReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** When the runs of a process began and ended in the engine. Used by one thread. */
final class RunTimes {

  private final RecordReader records;
  private final String process;
  private final String lastStep;
  private final Map<String, Long> begun = new HashMap<>();
  private final Map<String, Long> passedLast = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  /** Of runs that begin from now on; after the last step a run has nothing more to do. */
  RunTimes(RecordReader records, String process, String lastStep) {
    this.records = records;
    this.process = process;
    this.lastStep = lastStep;
  }

  /** Looks at what has come since the last time. */
  void look() {
    records.next("PROCESS_INSTANCE").stream()
        .filter(record -> record.at("/value/bpmnProcessId").asString().equals(process))
        .forEach(this::note);
  }

  private void note(JsonNode record) {
    String run = record.at("/value/processInstanceKey").asString();
    String element = record.at("/value/elementId").asString("");
    String intent = record.get("intent").asString();
    if (element.equals(process) && intent.equals("ELEMENT_ACTIVATED")) {
      begun.put(run, record.get("position").asLong());
    } else if (element.equals(process) && intent.equals("ELEMENT_COMPLETED")) {
      ended.add(run);
    } else if (element.equals(lastStep) && intent.equals("ELEMENT_COMPLETED")) {
      passedLast.put(run, record.get("position").asLong());
    }
  }

  Set<String> begun() {
    return begun.keySet();
  }

  Set<String> ended() {
    return ended;
  }

  /** True if each of these has passed its last step before the next one began. */
  boolean followEachOther(List<String> runs) {
    boolean follow = true;
    for (int n = 1; n < runs.size(); n++) {
      follow &= passedLast.get(runs.get(n - 1)) < begun.get(runs.get(n));
    }
    return follow;
  }
}
