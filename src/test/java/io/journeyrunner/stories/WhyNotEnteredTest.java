// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.testing.Journeys.flows;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.SharedApplication;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** For a user who did not enter a journey: the whole answer, for each of the reasons. */
@Order(SharedApplication.LATE)
class WhyNotEnteredTest {

  private static final Journeys journeys = new Journeys(SharedApplication.get());

  private static void deploy(String name, String... entryProperties) {
    String[] properties = new String[entryProperties.length + 2];
    properties[0] = "on";
    properties[1] = name;
    System.arraycopy(entryProperties, 0, properties, 2, entryProperties.length);
    journeys.deploy(
        name,
        entry("begin", "nameless", properties),
        catching("go", "nameless", "on", name + "-go"),
        flows("begin", "go"));
  }

  /** The whole answer to an event that started nothing. */
  private static String answer(String id, String process, String reason, String detail) {
    return "{\"id\":\"%s\",\"status\":\"accepted\",\"started\":[],\"notStarted\":[{\"process\":\"%s\",\"reason\":\"%s\",\"detail\":\"%s\"}],\"waits\":[]}"
        .formatted(id, process, reason, detail);
  }

  private static String send(String id, String type, String rest) {
    return journeys.send(id, type, "ûna", rest).toString();
  }

  @Test
  void theConditionDoesNotHold() {
    deploy("why-j-condition", "when", "event.n > 3 and state.vip = true");

    assertThat(send("wj-c", "why-j-condition", ", \"data\": {\"n\": 4}"))
        .isEqualTo(
            answer(
                "wj-c",
                "why-j-condition",
                "condition_false",
                "state.vip = true is false: it is missing"));
  }

  @Test
  void theUserHasHadAll() {
    deploy("why-j-user", "perUserMax", "1", "mode", "every_event");
    send("wj-u1", "why-j-user", "");

    assertThat(send("wj-u2", "why-j-user", ""))
        .isEqualTo(answer("wj-u2", "why-j-user", "per_user_limit", "the user had 1 of 1 for life"));
  }

  @Test
  void allUsersTogetherHaveHadAll() {
    deploy("why-j-total", "totalMax", "1");
    journeys.send("wj-t1", "why-j-total", "другой");

    assertThat(send("wj-t2", "why-j-total", ""))
        .isEqualTo(answer("wj-t2", "why-j-total", "total_limit", "all users together had 1 of 1"));
  }

  @Test
  void itHasNotBegun() {
    deploy("why-j-from", "from", "2999-01-01T00:00:00Z");

    assertThat(send("wj-f", "why-j-from", ""))
        .isEqualTo(answer("wj-f", "why-j-from", "not_yet", "it begins at 2999-01-01T00:00:00Z"));
  }

  @Test
  void itIsOver() {
    deploy("why-j-to", "to", "2020-01-01T00:00:00Z");

    assertThat(send("wj-o", "why-j-to", ""))
        .isEqualTo(answer("wj-o", "why-j-to", "over", "it ended at 2020-01-01T00:00:00Z"));
  }

  @Test
  void itIsNotItsDay() {
    DayOfWeek today = LocalDate.now(ZoneOffset.UTC).getDayOfWeek();
    String another = today.plus(2).name().substring(0, 3);
    deploy("why-j-day", "daysOfWeek", another);

    assertThat(send("wj-d", "why-j-day", ""))
        .isEqualTo(
            answer(
                "wj-d",
                "why-j-day",
                "day_of_week",
                "today is "
                    + today.name().substring(0, 3)
                    + " (UTC), it runs on ["
                    + another
                    + "]"));
  }

  @Test
  void itIsPaused() {
    deploy("why-j-paused");
    SharedApplication.get().post("/api/v1/journeys/why-j-paused/pause", "");

    assertThat(send("wj-p", "why-j-paused", ""))
        .isEqualTo(answer("wj-p", "why-j-paused", "paused", "it is paused"));
  }

  @Test
  void theUserIsInIt() {
    deploy("why-j-in");
    String run = journeys.send("wj-i1", "why-j-in", "ûna").at("/started/0/instance").asString();

    JsonNode kept = journeys.send("wj-i2", "why-j-in", "ûna");
    String since =
        kept.at("/notStarted/0/detail").asString().replaceFirst("the user is in it since ", "");

    assertThat(since).matches("20\\S+Z");
    assertThat(kept)
        .hasToString(
            "{\"id\":\"wj-i2\",\"status\":\"accepted\",\"started\":[],\"notStarted\":[{\"process\":\"why-j-in\",\"reason\":\"already_in_journey\",\"detail\":\"the user is in it since %s\",\"instance\":\"%s\"}],\"waits\":[]}"
                .formatted(since, run));
  }

  @Test
  void theUserHasHadTheOneRunOfALifetime() {
    deploy("why-j-once", "mode", "once_in_a_lifetime");
    send("wj-l1", "why-j-once", "");

    JsonNode kept = journeys.send("wj-l2", "why-j-once", "ûna");
    String at =
        kept.at("/notStarted/0/detail").asString().replaceAll("the user entered at | by.*", "");

    assertThat(kept)
        .hasToString(
            answer(
                "wj-l2",
                "why-j-once",
                "once_in_a_lifetime",
                "the user entered at " + at + " by event wj-l1"));
  }

  @Test
  void nothingListensToTheType() {
    assertThat(send("wj-n", "why-j-nothing", ""))
        .isEqualTo(
            "{\"id\":\"wj-n\",\"status\":\"accepted\",\"started\":[],\"notStarted\":[{\"reason\":\"no_trigger\",\"detail\":\"no"
                + " rule or journey starts on events of type why-j-nothing\"}],\"waits\":[]}");
  }
}
