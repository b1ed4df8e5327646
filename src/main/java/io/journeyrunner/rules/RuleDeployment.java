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
import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.engine.ProcessResource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

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
  private volatile boolean isDone;

  RuleDeployment(
      DocumentIndex<Rule> index,
      Documents<Rule> rules,
      DocumentFolder<Rule> folder,
      Engine engine) {
    this.index = index;
    this.rules = rules;
    this.folder = folder;
    this.engine = engine;
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
    if (isDone) {
      try {
        folder.scan();
      } catch (EngineUnavailable e) {
        log.atDebug().setCause(e).log("rules.folder_waits_for_engine");
      }
    }
  }

  private void deploy(List<Document<Rule>> batch) {
    List<ProcessResource> resources =
        batch.stream().map(rule -> RuleProcess.of(rule.content())).toList();
    try {
      Map<String, DeployedProcess> byId =
          engine.deploy(resources).stream()
              .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
      batch.forEach(rule -> noteKey(rule, byId.get(RuleProcess.id(rule.id()).value())));
    } catch (InvalidProcess e) {
      log.atError()
          .addKeyValue("rules", batch.stream().map(Document::id).toList())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "they start the version that the engine has, if it has one")
          .log("rules.not_deployed");
    }
  }

  private void noteKey(Document<Rule> rule, @Nullable DeployedProcess deployed) {
    if (deployed != null && deployed.definitionKey() != rule.note()) {
      rules.note(rule.id(), deployed.definitionKey());
    }
  }
}
