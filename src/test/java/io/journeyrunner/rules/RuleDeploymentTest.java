// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.documents.Admission;
import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.documents.DocumentFolder;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.documents.DocumentStore;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.documents.DocumentsAccess;
import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.EventMessage;
import io.journeyrunner.engine.InstanceLife;
import io.journeyrunner.engine.InvalidProcess;
import io.journeyrunner.engine.Migration;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.engine.ProcessStart;
import io.journeyrunner.engine.StartResult;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What keeps one rule from being deployed keeps no other. */
@ExtendWith(OutputCaptureExtension.class)
class RuleDeploymentTest {

  private final Path folder;
  private final ScriptedEngine engine = new ScriptedEngine();
  private final SettableClock clock = new SettableClock();
  private final DocumentStore store = DocumentsAccess.store(Databases.h2());
  private final DocumentIndex<Rule> index =
      new DocumentIndex<>(RuleDocuments.KIND, store, changed -> {});
  private final Documents<Rule> rules =
      new Documents<>(RuleDocuments.KIND, new Unchecked(engine), store, index, clock);
  private final RuleDeployment deployment;

  RuleDeploymentTest(@TempDir Path folder) {
    this.folder = folder;
    this.deployment =
        new RuleDeployment(index, rules, new DocumentFolder<>(folder, rules), engine, clock);
  }

  private static String yaml(String id) {
    return "{ id: " + id + ", on: spin, webhook: { url: \"https://a.b/\" } }";
  }

  private void keep(String id) {
    Document<Rule> unused =
        rules.save(RuleDocuments.TEXT.fromYaml(yaml(id)), Source.API, Optional.empty());
  }

  @Test
  void ofRulesThatAreDeployedTogetherOneThatTheEngineRefusesKeepsNoOtherOut(CapturedOutput said) {
    keep("a");
    keep("bad");
    keep("z");
    engine.refused = "rule-bad.bpmn";
    engine.deployed.clear();

    deployment.deploy();

    assertThat(engine.deployed).containsExactly("rule-a.bpmn", "rule-z.bpmn");
    assertThat(said.getOut())
        .containsOnlyOnce("rule.not_deployed")
        .contains("rule=\"bad\" reason=\"it is not to its taste\"");
  }

  @Test
  void aFileThatIsSavedWhileTheEngineIsAwayIsLoadedWhenItIsBack() throws IOException {
    deployment.deploy();
    Files.writeString(folder.resolve("late.yaml"), yaml("late"));
    engine.away = new EngineUnavailable("the engine is away", new IOException());
    deployment.watch();
    deployment.watch();
    assertThat(index.find("late")).isEmpty();
    engine.away = null;

    deployment.watch();

    assertThat(index.find("late")).isPresent();
  }

  @Test
  void afterADeploymentWithoutAnAnswerTheNextOneComesAfterAPause() throws IOException {
    deployment.deploy();
    Files.writeString(folder.resolve("late.yaml"), yaml("late"));
    engine.away = EngineUnavailable.saying("no answer came", new IOException());
    deployment.watch();
    deployment.watch();
    deployment.watch();
    assertThat(engine.asked).isEqualTo(1);
    clock.advance(Duration.ofSeconds(5));
    deployment.watch();
    deployment.watch();
    assertThat(engine.asked).isEqualTo(2);
    engine.away = null;
    clock.advance(Duration.ofSeconds(10));

    deployment.watch();

    assertThat(index.find("late")).isPresent();
  }

  @Test
  void aStartWaitsForAnEngineThatIsAwayWithTheRulesOfTheFolder() throws IOException {
    Files.writeString(folder.resolve("early.yaml"), yaml("early"));
    engine.away = new EngineUnavailable("the engine is away", new IOException());

    assertThatThrownBy(deployment::deploy).isSameAs(engine.away);
    engine.away = null;
    deployment.deploy();

    assertThat(index.find("early")).isPresent();
  }

  /** Deploys what is saved, whatever it calls. */
  private record Unchecked(ScriptedEngine engine) implements Admission<Rule> {

    @Override
    public void check(Rule rule) {}

    @Override
    public long prepare(Rule rule, long note) {
      return engine.deploy(List.of(RuleProcess.of(rule))).getFirst().definitionKey();
    }
  }

  /** An engine that takes all but one, as the real one does: all of a deployment or nothing. */
  private static final class ScriptedEngine implements Engine {

    final List<String> deployed = new ArrayList<>();
    String refused = "";
    @Nullable EngineUnavailable away;
    int asked;

    @Override
    public List<DeployedProcess> deploy(List<ProcessResource> resources) {
      asked++;
      if (away != null) {
        throw away;
      }
      if (resources.stream().anyMatch(resource -> resource.name().equals(refused))) {
        throw new InvalidProcess("it is not to its taste");
      }
      resources.forEach(resource -> deployed.add(resource.name()));
      return resources.stream()
          .map(resource -> resource.name().replace(".bpmn", ""))
          .map(id -> new DeployedProcess(new ProcessId(id), deployed.size(), 1))
          .toList();
    }

    @Override
    public CompletionStage<StartResult> start(ProcessStart start) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CommandResult> publish(EventMessage message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<InstanceLife> look(long instanceKey) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CommandResult> cancel(long instanceKey) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<CommandResult> migrate(long instanceKey, Migration migration) {
      throw new UnsupportedOperationException();
    }
  }
}
