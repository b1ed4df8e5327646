// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Large batches: how fast users enter, and that counts, pause and cancel are right meanwhile. Small
 * here; {@code mvn verify -Dtest=none -Dit.test=BatchLoadTest -Dbatch.users=20000
 * -Dbatch.listed=500000} measures, and logs {@code batch.measured}.
 */
@Order(SharedApplication.LATE)
class BatchLoadTest {

  private static final Logger log = LoggerFactory.getLogger(BatchLoadTest.class);
  private static final int USERS = Integer.getInteger("batch.users", 400);
  private static final int LISTED = Integer.getInteger("batch.listed", 60_000);

  /** So slow that a small batch, too, is not through before somebody holds it. */
  private static final String PACE = "perSecond=" + Math.clamp(USERS / 4, 1, 1_000);

  private static final Duration PATIENCE = Duration.ofSeconds(60 + USERS / 20);
  private static final RunningApplication app = SharedApplication.get();
  private static final Journeys journeys = new Journeys(app);

  private static void deploy(String name) {
    journeys.deploy(
        name,
        entry("begin", "nameless", "on", name),
        catching("go", "nameless", "on", name + "-go"),
        flows("begin", "go"));
  }

  private static String begin(String journey, String query, int lines, IntFunction<String> line) {
    HttpResponse<String> answer =
        app.send(
            "POST",
            "/api/v1/journeys/" + journey + "/entries?" + query,
            "application/x-ndjson",
            IntStream.range(0, lines).mapToObj(line).collect(Collectors.joining("\n")));
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The batch, whose counts add up at any moment. */
  private static JsonNode look(String batch) {
    JsonNode now = app.get(batch);
    long cancelled = now.get("state").asString().equals("cancelled") ? cancelled(now) : 0;
    assertThat(cancelled + waiting(now) + entered(now) + skipped(now) + failed(now))
        .describedAs("%s", now)
        .isEqualTo(now.get("count").asLong());
    return now;
  }

  private static long cancelled(JsonNode batch) {
    return batch.get("count").asLong() - entered(batch) - skipped(batch) - failed(batch);
  }

  private static long waiting(JsonNode batch) {
    return batch.get("waiting").asLong();
  }

  private static long entered(JsonNode batch) {
    return batch.get("entered").asLong();
  }

  private static long skipped(JsonNode batch) {
    return batch.at("/skipped/already_in_journey").asLong(0);
  }

  private static long failed(JsonNode batch) {
    return batch.get("failed").asLong();
  }

  private static long running(String journey) {
    return app.get("/api/v1/journeys/" + journey).at("/journey/running").asLong();
  }

  private static Duration since(Instant begun) {
    return Duration.between(begun, Instant.now());
  }

  private static String idOrNone(int n) {
    return n % 100 == 99 ? "\"\"" : "\"load-ü" + n + "\"";
  }

  @Test
  void countsAreRightWhileALargeBatchIsHeldAndGoesOn() {
    deploy("load-held");
    journeys.send("load-held-1", "load-held", "load-ü1");
    journeys.send("load-held-2", "load-held", "load-ü2");

    Instant begun = Instant.now();
    String batch = begin("load-held", PACE, USERS, BatchLoadTest::idOrNone);
    await().atMost(PATIENCE).until(() -> entered(look(batch)) >= USERS / 10);
    app.post(batch + "/pause", "");
    AtomicReference<JsonNode> held = new AtomicReference<>(look(batch));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                entered(held.getAndSet(look(batch))) == entered(held.get())
                    && held.get().get("state").asString().equals("paused"));
    app.post(batch + "/resume", "");
    JsonNode ended =
        await()
            .atMost(PATIENCE)
            .until(() -> look(batch), now -> now.get("state").asString().equals("finished"));

    measured("entries with a pause", USERS, since(begun));
    assertThat(skipped(ended)).isEqualTo(2);
    assertThat(failed(ended)).as("the empty ids are one").isEqualTo(1);
    assertThat(entered(ended)).isEqualTo(USERS - USERS / 100 - 2);
    await().atMost(PATIENCE).until(() -> running("load-held") == entered(ended) + 2);
    assertThat(app.get(batch + "/users?outcome=skipped").get("users"))
        .extracting(user -> user.get("user_id").asString())
        .containsExactly("load-ü1", "load-ü2");
  }

  @Test
  void aLargeBatchRunsThroughAtItsPace() {
    deploy("load-through");

    Instant begun = Instant.now();
    String batch = begin("load-through", "perSecond=1000", USERS, n -> "\"through-ü" + n + "\"");
    JsonNode ended =
        await()
            .atMost(PATIENCE)
            .until(() -> look(batch), now -> now.get("state").asString().equals("finished"));

    measured("entries", USERS, since(begun));
    assertThat(entered(ended)).isEqualTo(USERS);
  }

  @Test
  void whoeverIsNotInWhenALargeBatchIsCancelledNeverEnters() {
    deploy("load-cancelled");

    String batch = begin("load-cancelled", PACE, USERS, n -> "\"cancel-ü" + n + "\"");
    await().atMost(PATIENCE).until(() -> entered(look(batch)) >= USERS / 10);
    app.post(batch + "/cancel", "");

    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> running("load-cancelled") == entered(look(batch)));
    assertThat(waiting(look(batch))).isZero();
    assertThat(cancelled(look(batch))).isPositive();
  }

  @Test
  void aListThatIsLargerThanABodyMayBeIsTakenInOneRequest() {
    deploy("load-listed");
    String longId = "ü".repeat(80);

    Instant begun = Instant.now();
    String batch =
        begin(
            "load-listed",
            "at=2099-01-01T00:00:00Z",
            LISTED,
            n -> "{\"user_id\": \"" + n + longId + "\"}");
    measured("lines taken", LISTED, since(begun));
    Instant asked = Instant.now();
    JsonNode listed = look(batch);
    measured("looks at it", 1, since(asked));
    Instant ended = Instant.now();
    JsonNode cancelled = app.post(batch + "/cancel", "");
    measured("lines cancelled", LISTED, since(ended));

    assertThat(waiting(listed)).isEqualTo(LISTED);
    assertThat(waiting(cancelled)).isZero();
  }

  private static void measured(String what, int many, Duration time) {
    log.atInfo()
        .addKeyValue("what", what)
        .addKeyValue("many", many)
        .addKeyValue("time", time)
        .addKeyValue("perSecond", Math.round(many * 1000.0 / Math.max(1, time.toMillis())))
        .log("batch.measured");
  }
}
