// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.ClockedJourneys;
import io.journeyrunner.testing.Journeys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A drawing that would keep the engine busy for 15 s, saved and uploaded, stops nobody. */
class LargeDrawingTest {

  private static final String REFUSAL =
      "big: has too many elements without work in one chain, or too many gateways with nothing but"
          + " such elements between them: the engine would stand still while it looks for loops";

  @TempDir static Path home;
  private static ClockedJourneys clocked;
  private static Journeys journeys;

  @BeforeAll
  static void start() {
    clocked = ClockedJourneys.start(home);
    journeys = clocked.journeys();
    journeys.deploy(
        "big-beside",
        entry("begin", "nameless", "on", "big-beside", "mode", "every_event"),
        journeys.call("big-beside", "call"),
        flows("begin", "call"));
  }

  @AfterAll
  static void stop() {
    clocked.app().close();
  }

  /** 1,990 elements: below the number that is allowed. */
  private static String big() {
    String tasks =
        IntStream.range(0, 1_988)
            .mapToObj("<bpmn:manualTask id=\"t%d\" />"::formatted)
            .collect(Collectors.joining());
    String flows =
        IntStream.range(1, 1_988)
            .mapToObj(n -> flow("t" + (n - 1), "t" + n))
            .collect(Collectors.joining());
    return process(
        "big",
        entry("begin", "nameless", "on", "big")
            + tasks
            + flows
            + "<bpmn:endEvent id=\"end\" />"
            + flow("begin", "t0")
            + flow("t1987", "end"));
  }

  /** Answered at once, and the call is made. */
  private static void others(String id) {
    JsonNode result = journeys.send(id, "big-beside", "zoë", ", \"data\": {\"n\": 1}");
    assertThat(result.at("/started/0/process").asString()).isEqualTo("big-beside");
  }

  @Test
  void savedInTheFolderItIsRefusedByItsNameAndOthersGoOn() throws IOException {
    Files.writeString(home.resolve("bpmn/big.bpmn"), big());

    others("big-1");
    JsonNode tried =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(LargeDrawingTest::triedBig, found -> !found.isMissingNode());
    others("big-2");
    journeys.awaitCalls("big-beside", "call", 2);

    assertThat(tried.path("accepted").asBoolean()).isFalse();
    assertThat(tried.path("findings").toString()).contains(REFUSAL.substring(5));
    assertThat(clocked.app().output().lines())
        .anyMatch(line -> line.contains("journey.refused file=big.bpmn"));
  }

  private static JsonNode triedBig() {
    JsonNode files = clocked.app().get("/api/v1/journeys/files");
    return StreamSupport.stream(files.spliterator(), false)
        .filter(file -> file.path("file").asString().equals("big.bpmn"))
        .findFirst()
        .orElse(files.path("none"));
  }

  @Test
  void uploadedItIsRefusedAtOnceAndOthersGoOn() {
    HttpResponse<String> answer =
        clocked.app().send("POST", "/api/v1/journeys?name=b.bpmn", "application/xml", big());
    others("big-3");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(REFUSAL.substring(5));
  }
}
