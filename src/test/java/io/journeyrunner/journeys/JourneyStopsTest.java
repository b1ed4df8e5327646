// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.CommandResult;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.journeys.runs.JourneyRun;
import io.journeyrunner.journeys.runs.RunsAccess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is taken off a stopped journey. */
class JourneyStopsTest {

  private static final ProcessId WELCOME = new ProcessId("welcome");

  private final Path folder;

  JourneyStopsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void runsThatCantBeStoppedKeepNoOthersOn() {
    JourneysFixture fixture = new JourneysFixture(folder, 2);
    fixture.journeys.deploy(
        Submission.ofApi(
            new DrawnFile("journey.bpmn", process("welcome", entry("begin", "spin")))));
    for (long key = 1; key <= 5; key++) {
      RunsAccess.add(fixture.jdbc, run(key));
    }
    fixture.engine.answers.put(1L, new CommandResult.Refused("odd"));
    fixture.engine.answers.put(2L, new CommandResult.Refused("odd"));
    fixture.store.change(WELCOME, List.of(JourneyState.ACTIVE), JourneyState.STOPPED);
    fixture.index.refresh();
    JourneyStops stops = fixture.stops();

    stops.takeOff();
    stops.takeOff();
    stops.takeOff();

    assertThat(left(fixture)).containsExactly(1L, 2L);

    fixture.engine.answers.clear();
    stops.takeOff();

    assertThat(left(fixture)).isEmpty();
  }

  private static List<Long> left(JourneysFixture fixture) {
    return fixture.runs.page(WELCOME, null, 0, 100).stream().map(JourneyRun::instanceKey).toList();
  }

  private static JourneyRun run(long key) {
    return new JourneyRun(
        key,
        WELCOME,
        1,
        new JourneyRun.Entry(null, null, null, null, 0),
        JourneysFixture.CLOCK.instant());
  }
}
