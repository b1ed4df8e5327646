// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Deployment;
import io.journeyrunner.engine.Engine;
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
import org.springframework.stereotype.Component;

/**
 * Deploys all enabled rules at start, so that they run on an engine that has lost them, too; then
 * loads the rules of the folder.
 */
@Component
@Order(1)
final class RuleDeployment implements Deployment {

  private static final Logger log = LoggerFactory.getLogger(RuleDeployment.class);
  private static final int BATCH = 50;

  private final RuleIndex index;
  private final RuleStore store;
  private final RuleFolder folder;
  private final Engine engine;

  RuleDeployment(RuleIndex index, RuleStore store, RuleFolder folder, Engine engine) {
    this.index = index;
    this.store = store;
    this.folder = folder;
    this.engine = engine;
  }

  @Override
  public void deploy() {
    index.refresh();
    List<StoredRule> enabled =
        index.all().stream().filter(stored -> stored.rule().enabled()).toList();
    for (int begin = 0; begin < enabled.size(); begin += BATCH) {
      deploy(enabled.subList(begin, Math.min(begin + BATCH, enabled.size())));
    }
    index.refresh();
    folder.scan();
  }

  private void deploy(List<StoredRule> batch) {
    List<ProcessResource> resources =
        batch.stream().map(stored -> RuleProcess.of(stored.rule())).toList();
    try {
      Map<String, DeployedProcess> byId =
          engine.deploy(resources).stream()
              .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
      batch.forEach(
          stored -> noteKey(stored, byId.get(RuleProcess.id(stored.rule().id()).value())));
    } catch (InvalidProcess e) {
      log.atError()
          .addKeyValue("rules", batch.stream().map(stored -> stored.rule().id()).toList())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "they start the version that the engine has, if it has one")
          .log("rules.not_deployed");
    }
  }

  private void noteKey(StoredRule stored, @Nullable DeployedProcess deployed) {
    if (deployed != null && deployed.definitionKey() != stored.definitionKey()) {
      store.updateKey(stored.rule().id(), deployed.definitionKey());
    }
  }
}
