// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.RunningApplication;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes of the local stack, when one of them is killed. */
class LocalStackTest {

  private final Path home;

  LocalStackTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void outlivesKillsAndLeavesNothingBehind() {
    RunningApplication application = new LocalStack(home).start();
    assertThat(application.output())
        .contains("Operate       http://127.0.0.1:")
        .contains("(log in as demo, password demo)");
    long engine = application.engine().pid();
    long store = store();

    application.killHard();
    application.startAgain();

    assertThat(application.engine().pid()).isEqualTo(engine);
    assertThat(store()).isEqualTo(store);
    assertThat(application.output()).contains("engine.adopted", "search.adopted");

    ProcessHandle.of(store).orElseThrow().destroyForcibly();
    await().atMost(Duration.ofMinutes(3)).until(() -> store() != store);
    long next = store();
    await().atMost(Duration.ofMinutes(3)).until(() -> readyAgain(application));

    application.stop();
    assertThat(ProcessHandle.of(next)).isEmpty();
    assertThat(ProcessHandle.of(engine)).isEmpty();
  }

  @Test
  void showsWhatHappenedWhileTheEngineRanWithoutOperate() {
    new LocalStack(home).start().stop();
    try (RunningApplication alone = new LocalStack(home).startWithoutOperate()) {
      alone.post(
          "/api/v1/events",
          "{ \"id\": \"alone\", \"type\": \"minigame_spin_issued\", \"user_id\": \"ü\","
              + " \"state\": { \"core_sm_brand_id\": 7 },"
              + " \"data\": { \"minigame_spins_count\": 1 } }");
    }

    LocalStack again = new LocalStack(home);
    try (RunningApplication application = again.start();
        Chromium chromium = new Chromium()) {
      assertThat(application.output()).contains("operate.begins_anew");
      Operate operate = new Operate(chromium.page(), again.operate());
      operate.logIn();
      operate.openDashboardWith("Replay of a delivery");
      operate.findByVariable("event_id", "\"alone\"");
    }
  }

  private static boolean readyAgain(RunningApplication application) {
    String output = application.output();
    return output.indexOf("search.ready", output.indexOf("search.died")) > 0;
  }

  private long store() {
    Properties note = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            home.resolve("data/engine/operate").resolve("search-process.properties"))) {
      note.load(reader);
      return Long.parseLong(note.getProperty("pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
