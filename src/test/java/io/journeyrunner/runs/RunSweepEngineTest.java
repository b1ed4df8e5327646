// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.Engine;
import io.journeyrunner.engine.EngineAccess;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventNotTaken;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.RunningEngine;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.users.UserId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs that were cancelled in the engine, as in Operate, are found, told and dropped. */
class RunSweepEngineTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final SweepSettings SETTINGS =
      new SweepSettings(Duration.ofMinutes(1), 2, Duration.ofHours(1));
  private static final RunningEngine running = RunningEngine.shared();

  private final DataSource database = Databases.h2();
  private final RunStore store = RunsAccess.store(database);
  private final NoticedRuns noticed = new NoticedRuns();
  private final List<String> told = new ArrayList<>();
  private boolean isDeaf;

  @BeforeAll
  static void deploy() {
    String drawing =
        process(
            "swept",
            "<bpmn:startEvent id=\"begin\"><bpmn:outgoing>begin-to-wait</bpmn:outgoing>"
                + "</bpmn:startEvent>"
                + waiting("wait", "P1D")
                + flow("begin", "wait"));
    running.engine().deploy(List.of(new ProcessResource("swept.bpmn", drawing)));
  }

  private long run(Duration age) {
    long instance =
        running
            .client()
            .newCreateInstanceCommand()
            .bpmnProcessId("swept")
            .latestVersion()
            .send()
            .join()
            .getProcessInstanceKey();
    store.add(
        List.of(
            new Run(
                RunId.ofInstance(instance),
                new ProcessId("swept"),
                1,
                instance,
                new Run.Entry(
                    new UserId("zoë-" + instance), null, EntryMode.ONE_AT_A_TIME, null, 1),
                NOW.minus(age),
                false)));
    return instance;
  }

  private static void cancel(long instance) {
    running.client().newCancelInstanceCommand(instance).send().join();
  }

  private void take(Event event, int depth) {
    if (isDeaf) {
      throw new EventNotTaken(event, "the database is busy");
    }
    told.add(event.id() + " " + event.data().get("end").asString());
  }

  private LostRuns lost() {
    return new LostRuns(
        store, RunsAccess.events(this::take, Clock.fixed(NOW, ZoneOffset.UTC)), noticed);
  }

  private void sweepAt(Instant now, Engine engine) {
    new RunSweep(
            store,
            new RunSweepStore(JdbcClient.create(database)),
            lost(),
            engine,
            SETTINGS,
            Clock.fixed(now, ZoneOffset.UTC))
        .lookIfDue();
  }

  private void sweepAt(Instant now) {
    sweepAt(now, running.engine());
  }

  private List<Long> known() {
    return store.startedBefore(NOW.plusSeconds(1), 0, 100).stream().map(Run::instanceKey).toList();
  }

  @Test
  void whatWasCancelledIsFoundPageByPageAndWhatRunsStays() {
    long first = run(Duration.ofHours(2));
    long second = run(Duration.ofHours(2));
    long third = run(Duration.ofHours(2));
    long young = run(Duration.ofMinutes(59));
    cancel(second);
    cancel(third);
    cancel(young);

    sweepAt(NOW);
    assertThat(known()).containsExactly(first, third, young);
    sweepAt(NOW.plusSeconds(59));
    assertThat(known()).as("the next look is not due").containsExactly(first, third, young);
    sweepAt(NOW.plusSeconds(60));
    assertThat(known()).as("the second page").containsExactly(first, young);
    sweepAt(NOW.plusSeconds(120));
    assertThat(known()).as("from the front, a minute later").containsExactly(first);

    assertThat(told)
        .containsExactly(
            "exited-" + second + " cancelled",
            "exited-" + third + " cancelled",
            "exited-" + young + " cancelled");
  }

  @Test
  void anEngineThatIsAwayLeavesAllForTheNextTime() {
    run(Duration.ofHours(2));
    run(Duration.ofHours(2));
    long lost = run(Duration.ofHours(2));
    cancel(lost);
    List<Long> before = known();
    sweepAt(NOW);

    try (CamundaClient nowhere = EngineAccess.client(URI.create("http://127.0.0.1:9"))) {
      sweepAt(NOW.plusSeconds(60), EngineAccess.engine(nowhere));
    }
    assertThat(known()).isEqualTo(before);

    sweepAt(NOW.plusSeconds(120));
    assertThat(known()).as("the page that was missed").doesNotContain(lost).hasSize(2);
  }

  @Test
  void whatCantBeToldNowIsToldTheNextTime() {
    long lost = run(Duration.ofHours(2));
    cancel(lost);
    isDeaf = true;
    sweepAt(NOW);
    assertThat(known()).containsExactly(lost);

    isDeaf = false;
    sweepAt(NOW.plusSeconds(60));

    assertThat(known()).isEmpty();
    assertThat(told).containsExactly("exited-" + lost + " cancelled");
  }

  @Test
  void aLostRunThatIsNoticedOnTheWayIsToldSoon() {
    long lost = run(Duration.ZERO);
    noticed.add(lost);
    noticed.add(lost);

    lost().settleNoticed();

    assertThat(known()).isEmpty();
    assertThat(told).containsExactly("exited-" + lost + " cancelled");
  }
}
