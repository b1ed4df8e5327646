// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.Limits;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.triggers.Verdict;
import io.journeyrunner.users.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One event among rules that listen to other types, but for one: it must cost the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatchBench {

  private static final ObjectNode STATE =
      JsonMapper.shared().createObjectNode().put("core_sm_brand_id", 7);

  /** How many rules there are. */
  @Param({"10", "1000", "10000"})
  public int rules;

  private final TriggerIndex index = new TriggerIndex();
  private final Event event =
      new Event(
          new EventId("e1"),
          new EventType("type-0"),
          new UserId("u1"),
          Instant.EPOCH,
          null,
          (ObjectNode) JsonMapper.shared().readTree(Events.DATA));

  /** Loads the rules. */
  @Setup
  public void load() {
    index.replace("rules", IntStream.range(0, rules).mapToObj(MatchBench::rule).toList());
  }

  private static Trigger rule(int n) {
    return new Trigger(
        new ProcessId("rule-" + n),
        new EventType("type-" + n),
        Condition.compile("event.minigame_spins_count > 0 and state.core_sm_brand_id = 7"),
        Limits.NONE,
        new Trigger.Entry.OfRule(n + 1),
        false);
  }

  /** What the event starts. */
  @Benchmark
  public List<Verdict> match() {
    Situation situation = new Situation(event, () -> STATE, Instant.EPOCH.atZone(ZoneOffset.UTC));
    return index.on(event.type()).stream()
        .map(trigger -> Triggers.judge(trigger, situation))
        .toList();
  }
}
