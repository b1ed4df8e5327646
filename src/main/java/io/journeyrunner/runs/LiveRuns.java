// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventType;
import io.journeyrunner.users.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/**
 * Compares what is kept of some users with the engine, before an event is given to their runs: a
 * run may have been cancelled in Operate, and a wait may have been ended by a timer or an exit
 * beside it. Thread-safe.
 */
@Component
public final class LiveRuns {

  private final RunStore runs;
  private final OpenWaitStore waits;
  private final NoticedRuns noticed;
  private final Engine engine;

  LiveRuns(RunStore runs, OpenWaitStore waits, NoticedRuns noticed, Engine engine) {
    this.runs = runs;
    this.waits = waits;
    this.noticed = noticed;
    this.engine = engine;
  }

  /**
   * Drops what the engine no longer has.
   *
   * @param waiting whose events came that some journey waits for
   * @param types of those events
   * @param entering who is to enter which journeys that are run one at a time
   * @return the users who are on some journey: nobody else needs to be looked at again
   */
  public List<UserId> settle(
      Collection<UserId> waiting,
      Collection<EventType> types,
      Map<UserId, List<ProcessId>> entering) {
    Map<UserId, Boolean> users = new HashMap<>();
    waiting.forEach(user -> users.put(user, true));
    entering.keySet().forEach(user -> users.putIfAbsent(user, false));
    if (users.isEmpty()) {
      return List.of();
    }
    List<Run> known = runs.of(users.keySet());
    if (known.isEmpty()) {
      return List.of();
    }
    gone(holders(known, entering)).forEach(this::unlock);
    if (!types.isEmpty()) {
      gone(open(waiting, types)).forEach(waits::close);
    }
    return known.stream().map(run -> run.entry().user()).distinct().toList();
  }

  /** The runs that keep a user from entering now. */
  private Map<Long, CompletionStage<InstanceLife>> holders(
      List<Run> known, Map<UserId, List<ProcessId>> entering) {
    Map<Long, CompletionStage<InstanceLife>> looks = new HashMap<>();
    for (Run run : known) {
      UserId user = run.entry().user();
      Long instanceKey = run.instanceKey();
      if (user != null
          && instanceKey != null
          && run.isExclusive()
          && entering.getOrDefault(user, List.of()).contains(run.process())) {
        looks.put(instanceKey, engine.look(instanceKey));
      }
    }
    return looks;
  }

  private Map<Long, CompletionStage<InstanceLife>> open(
      Collection<UserId> users, Collection<EventType> types) {
    Map<Long, CompletionStage<InstanceLife>> looks = new HashMap<>();
    waits.of(users, types).stream()
        .map(OpenWait::elementKey)
        .distinct()
        .forEach(key -> looks.put(key, engine.look(key)));
    return looks;
  }

  /** {@link LostRuns} emits its end: an event that is being taken must not wait for that one. */
  private void unlock(long instanceKey) {
    runs.unlock(instanceKey);
    noticed.add(instanceKey);
  }

  private static List<Long> gone(Map<Long, CompletionStage<InstanceLife>> looks) {
    return looks.entrySet().stream()
        .filter(look -> look.getValue().toCompletableFuture().join() == InstanceLife.GONE)
        .map(Map.Entry::getKey)
        .toList();
  }
}
