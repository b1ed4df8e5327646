// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.testing.Journeys.flows;

import io.journeyrunner.testing.Journeys;
import io.journeyrunner.testing.PersistentSender;
import io.journeyrunner.testing.RunningApplication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Users who go on one journey twice. They send the events for its two waits at once, so that some
 * come while the run is still on its way; and each step tells which event it saw.
 */
final class Travellers {

  private static final String ENTRY = "trip";
  private static final String ON = "trip-on";

  private Travellers() {}

  /** Draws the journey, and a rule that tells of the end of each run. */
  static void prepare(RunningApplication app, String url) {
    new Journeys(app)
        .deploy(
            ENTRY,
            entry("begin", "nameless", "on", ENTRY),
            call("entered", url),
            catching("first", "nameless", "on", ON),
            call("moved", url),
            catching("second", "nameless", "on", ON),
            call("arrived", url),
            flows("begin", "entered", "first", "moved", "second", "arrived"));
    app.send(
        "PUT",
        "/api/v1/rules/trip-over",
        "application/json",
        """
        { "id": "trip-over", "on": "journey_exited",
          "webhook": { "url": "%s", "body": "{\\"over\\": \\"{{event.event_id}}\\"}" } }
        """
            .formatted(url));
  }

  private static String call(String step, String url) {
    return task(step, "webhook", "url", url, "body", "{\"%s\": \"{{event_id}}\"}".formatted(step));
  }

  /** What each of so many users sends, one after the other, among others who purchase once. */
  static List<List<String>> amongPurchases(int users, List<String> purchases) {
    List<List<String>> all = new ArrayList<>(PersistentSender.purchases(purchases));
    IntStream.range(0, users).forEach(user -> all.add(events(user)));
    Collections.shuffle(all, new Random(users));
    return all;
  }

  private static List<String> events(int user) {
    return IntStream.range(0, 6)
        .mapToObj(n -> PersistentSender.event(id(user, n), n % 3 == 0 ? ENTRY : ON, "é-" + user))
        .toList();
  }

  /** What must be told of all that, each once. */
  static List<String> toldAmongPurchases(int users, List<String> purchases) {
    return Stream.concat(
            purchases.stream().map(id -> "{\"event\": \"" + id + "\"}"),
            IntStream.range(0, users)
                .boxed()
                .flatMap(user -> Stream.of(0, 3).flatMap(first -> told(user, first))))
        .toList();
  }

  private static Stream<String> told(int user, int first) {
    return Stream.of(
        "{\"entered\": \"%s\"}".formatted(id(user, first)),
        "{\"moved\": \"%s\"}".formatted(id(user, first + 1)),
        "{\"arrived\": \"%s\"}".formatted(id(user, first + 2)),
        "{\"over\": \"%s\"}".formatted(id(user, first)));
  }

  private static String id(int user, int n) {
    return "trip-%d-%d".formatted(user, n);
  }
}
