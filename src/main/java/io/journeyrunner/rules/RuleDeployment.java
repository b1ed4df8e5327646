// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.DocumentFolder;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Deployment;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deploys all enabled rules at start, so that they run on an engine that has lost them, too; then
 * loads the rules of the folder, and looks at it every second, which works on every kind of volume.
 */
@Component
@Order(1)
final class RuleDeployment implements Deployment {

  private static final Logger log = LoggerFactory.getLogger(RuleDeployment.class);
  private static final int BATCH = 50;

  private final DocumentIndex<Rule> index;
  private final Documents<Rule> rules;
  private final DocumentFolder<Rule> folder;
  private final Engine engine;
  private final Clock clock;
  private volatile boolean isDone;
  private Instant next = Instant.MIN; // these two: one call of watch at a time
  private int unanswered;

  RuleDeployment(
      DocumentIndex<Rule> index,
      Documents<Rule> rules,
      DocumentFolder<Rule> folder,
      Engine engine,
      Clock clock) {
    this.index = index;
    this.rules = rules;
    this.folder = folder;
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public void deploy() {
    index.refresh();
    List<Document<Rule>> enabled =
        index.all().stream().filter(rule -> rule.content().enabled()).toList();
    for (int begin = 0; begin < enabled.size(); begin += BATCH) {
      deploy(enabled.subList(begin, Math.min(begin + BATCH, enabled.size())));
    }
    index.refresh();
    folder.scan();
    isDone = true;
  }

  @Scheduled(fixedDelayString = "PT1S")
  void watch() {
    if (!isDone || clock.instant().isBefore(next)) {
      return;
    }
    try {
      folder.look();
      unanswered = 0;
    } catch (EngineUnavailable e) {
      unanswered = e.isUnanswered() ? unanswered + 1 : 0;
      next = e.isUnanswered() ? clock.instant().plus(e.pauseAfter(unanswered)) : next;
      (unanswered == 0 ? log.atDebug() : log.atWarn())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "what was saved is loaded later; looked at again at " + next)
          .log("rules.folder_waits_for_engine");
    }
  }

  /** All at once; if the engine refuses one, each by itself, so that it alone is not deployed. */
  private void deploy(List<Document<Rule>> batch) {
    try {
      Map<String, DeployedProcess> byId =
          engine
              .deploy(batch.stream().map(rule -> RuleProcess.of(rule.content())).toList())
              .stream()
              .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
      batch.forEach(rule -> noteKey(rule, byId.get(RuleProcess.id(rule.id()).value())));
    } catch (EngineUnavailable | DataAccessException | TransactionException e) {
      throw e; // all is tried again
    } catch (RuntimeException e) {
      if (batch.size() > 1) {
        batch.forEach(rule -> deploy(List.of(rule)));
      } else {
        refused(batch.getFirst(), e);
      }
    }
  }

  private static void refused(Document<Rule> rule, RuntimeException e) {
    log.atError()
        .addKeyValue("rule", rule.id())
        .addKeyValue("reason", e.getMessage())
        .addKeyValue(
            "consequence",
            "it starts the version that the engine has, if it has one; correct the rule and save"
                + " it")
        .log("rule.not_deployed");
  }

  private void noteKey(Document<Rule> rule, @Nullable DeployedProcess deployed) {
    if (deployed != null && deployed.definitionKey() != rule.note()) {
      rules.note(rule.id(), deployed.definitionKey());
    }
  }
}
