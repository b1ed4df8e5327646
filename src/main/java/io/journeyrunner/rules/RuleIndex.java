// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.events.EventType;
import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.InvalidCondition;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.TriggerIndex;
import jakarta.annotation.PostConstruct;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * All rules as this node knows them, and their triggers. What another node changed is seen within
 * two seconds. Thread-safe.
 */
@Component
final class RuleIndex {

  private static final Logger log = LoggerFactory.getLogger(RuleIndex.class);

  private final RuleStore store;
  private final TriggerIndex triggers;
  private final Map<String, StoredRule> rules = new ConcurrentHashMap<>();
  private final Map<String, Trigger> triggersById = new ConcurrentHashMap<>();
  private long revision = -1; // guarded by this

  RuleIndex(RuleStore store, TriggerIndex triggers) {
    this.store = store;
    this.triggers = triggers;
  }

  /** All rules that are not deleted, by id. */
  List<StoredRule> all() {
    return rules.values().stream().sorted(Comparator.comparing(one -> one.rule().id())).toList();
  }

  Optional<StoredRule> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** The trigger of a rule that is not deleted. */
  Optional<Trigger> trigger(String id) {
    return Optional.ofNullable(triggersById.get(id));
  }

  /**
   * Reads what was changed since the last time; costs one small query when nothing was. Done before
   * the first event is taken, too: one that finds no trigger is accepted and forgotten.
   */
  @PostConstruct
  @Scheduled(fixedDelayString = "PT1S")
  synchronized void refresh() {
    if (store.revision() == revision) {
      return;
    }
    // Asked first: what is changed meanwhile is read again the next time.
    long now = store.revision();
    store.changedAfter(revision).forEach(this::put);
    revision = now;
    triggers.replace("rules", List.copyOf(triggersById.values()));
  }

  private void put(StoredRule changed) {
    String id = changed.rule().id();
    if (changed.isDeleted()) {
      rules.remove(id);
      triggersById.remove(id);
    } else {
      rules.put(id, changed);
      triggersById.put(id, triggerIfPossible(changed));
    }
  }

  /** A condition that an older version of the application took must not stop the other rules. */
  private static Trigger triggerIfPossible(StoredRule stored) {
    try {
      return trigger(stored);
    } catch (InvalidCondition e) {
      log.atError()
          .addKeyValue("rule", stored.rule().id())
          .addKeyValue("reason", String.valueOf(e.getMessage()))
          .addKeyValue("consequence", "the rule is paused until its condition is corrected")
          .log("rule.unusable");
      return trigger(stored, null, true);
    }
  }

  /** The trigger that a rule is. */
  static Trigger trigger(StoredRule stored) {
    String when = stored.rule().when();
    Condition condition = when == null ? null : Condition.compile(when);
    return trigger(stored, condition, !stored.rule().enabled());
  }

  private static Trigger trigger(
      StoredRule stored, @Nullable Condition condition, boolean isPaused) {
    Rule rule = stored.rule();
    return new Trigger(
        RuleProcess.id(rule.id()),
        new EventType(rule.on()),
        condition,
        rule.limits(),
        new Trigger.Entry.EveryEvent(stored.definitionKey()),
        isPaused);
  }
}
