// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.engine.Engine;
import io.journeyrunner.problems.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Changes rules: checked first, then deployed, then kept; so what is kept can run, and a failure on
 * the way changes nothing. Thread-safe, over many nodes too.
 */
@Component
final class Rules {

  private static final Logger log = LoggerFactory.getLogger(Rules.class);

  private final RuleCheck check;
  private final Engine engine;
  private final RuleStore store;
  private final RuleIndex index;
  private final Clock clock;

  Rules(RuleCheck check, Engine engine, RuleStore store, RuleIndex index, Clock clock) {
    this.check = check;
    this.engine = engine;
    this.store = store;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Who changes a rule.
   *
   * @param name {@code api}, or {@code file:<name>}
   * @param fileHash of the file's content; null if it is no file
   */
  record Source(String name, @Nullable String fileHash) {
    static final Source API = new Source("api", null);
  }

  /** A rule that is not deleted. */
  StoredRule get(String id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  Optional<StoredRule> find(String id) {
    return store.find(id).filter(stored -> !stored.isDeleted());
  }

  List<RuleStore.Version> versions(String id) {
    List<RuleStore.Version> versions = store.versions(id);
    if (versions.isEmpty()) {
      throw unknown(id);
    }
    return versions;
  }

  /**
   * Keeps a rule; a rule that is the same already makes no new version.
   *
   * @param expected the version it must have now; empty if any will do
   * @throws InvalidRule if it can't work
   * @throws RuleConflict if it has another version
   */
  StoredRule save(Rule rule, Source source, Optional<Integer> expected) {
    check.check(rule);
    Optional<StoredRule> before = store.find(rule.id());
    int version = before.map(StoredRule::version).orElse(0);
    if (expected.filter(wanted -> wanted != version).isPresent()) {
      throw new RuleConflict(rule.id());
    }
    if (before.filter(stored -> isSame(stored, rule, source)).isPresent()) {
      return before.get();
    }
    long key =
        rule.enabled()
            ? engine.deploy(List.of(RuleProcess.of(rule))).getFirst().definitionKey()
            : before.map(StoredRule::definitionKey).orElse(0L);
    return keep(
        new StoredRule(rule, version + 1, key, source.name(), hash(source, before), false, 0));
  }

  /** Takes a rule out of use; what runs goes on. */
  void delete(String id, Source source) {
    StoredRule before = get(id);
    keep(
        new StoredRule(
            before.rule(),
            before.version() + 1,
            before.definitionKey(),
            source.name(),
            before.fileHash(),
            true,
            0));
  }

  private StoredRule keep(StoredRule next) {
    if (!store.save(next, clock.instant())) {
      throw new RuleConflict(next.rule().id());
    }
    index.refresh();
    log.atInfo()
        .addKeyValue("rule", next.rule().id())
        .addKeyValue("version", next.version())
        .addKeyValue("source", next.source())
        .addKeyValue("enabled", next.rule().enabled())
        .log(next.isDeleted() ? "rule.deleted" : "rule.saved");
    return next;
  }

  private static boolean isSame(StoredRule before, Rule rule, Source source) {
    boolean sameFile = source.fileHash() == null || source.fileHash().equals(before.fileHash());
    return !before.isDeleted()
        && sameFile
        && RuleText.toJson(before.rule()).equals(RuleText.toJson(rule));
  }

  /** A change by the API does not make the file look changed. */
  private static @Nullable String hash(Source source, Optional<StoredRule> before) {
    return source.fileHash() != null
        ? source.fileHash()
        : before.map(StoredRule::fileHash).orElse(null);
  }

  private static NotFound unknown(String id) {
    return new NotFound("there is no rule " + id, "GET /api/v1/rules lists all");
  }
}
