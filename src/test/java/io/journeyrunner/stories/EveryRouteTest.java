// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.LockedApplication;
import io.journeyrunner.testing.LockedApplication.Answer;
import io.journeyrunner.testing.LockedApplication.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every address at which the application listens, tried with every role and without a key. */
class EveryRouteTest {

  private static final LockedApplication app = LockedApplication.get();
  private static final Client OPS = app.ops();
  private static final Client INGEST = app.ingest();
  private static final Client DESIGN = app.design();
  private static final Client NOBODY = app.nobody();

  /** Who may use what begins so; the longest that fits counts. A new route needs a line here. */
  private static final Map<String, List<Client>> MAY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("/error", List.of(NOBODY, INGEST, DESIGN, OPS)),
              Map.entry("/echo-send", List.of(NOBODY, INGEST, DESIGN, OPS)),
              Map.entry("/actuator/health", List.of(NOBODY, INGEST, DESIGN, OPS)),
              Map.entry("/actuator", List.of(OPS)),
              Map.entry("/api-docs", List.of(INGEST, DESIGN, OPS)),
              Map.entry("/swagger-ui", List.of(INGEST, DESIGN, OPS)),
              Map.entry("/echo-list", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/events", List.of(INGEST, OPS)),
              Map.entry("/api/v1/users", List.of(INGEST, OPS)),
              Map.entry("/api/v1/rules", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/journeys", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/endpoints", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/templates", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/runs", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/deliveries", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/endpoint-health", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/incidents", List.of(DESIGN, OPS)),
              Map.entry("/api/v1/replays", List.of(OPS)),
              Map.entry("/api/v1/keys", List.of(OPS)),
              Map.entry("/api/v1/audit", List.of(OPS))));

  /** A controller's method and where it listens. */
  private record Mapping(String method, String pattern) {

    String path() {
      return pattern
          .replaceAll("\\{\\*[^}]*}", "x")
          .replaceAll("\\{[^}]*}", "none")
          .replace("**", "x");
    }
  }

  @Test
  void everyRouteIsForThoseItIsMeantForAndForNobodyElse() {
    List<Mapping> mappings = mappings();
    assertThat(mappings).hasSizeGreaterThan(30);

    List<String> wrong =
        mappings.stream().flatMap(mapping -> wrong(mapping).stream()).distinct().toList();

    assertThat(wrong)
        .describedAs("give a new route a line in RouteTable and one in this test")
        .isEmpty();
  }

  /** What this route does otherwise than it should, for anybody. */
  private static List<String> wrong(Mapping mapping) {
    List<Client> may =
        MAY.entrySet().stream()
            .filter(one -> mapping.path().startsWith(one.getKey()))
            .map(Map.Entry::getValue)
            .reduce((shorter, longer) -> longer)
            .orElse(List.of());
    List<String> wrong =
        new ArrayList<>(may.isEmpty() ? List.of(mapping + " is not known") : List.of());
    for (Client client : List.of(NOBODY, INGEST, DESIGN, OPS)) {
      Answer answer = client.send(mapping.method(), mapping.path(), "{}");
      boolean isLetIn =
          answer.status() != 401
              && answer.status() != 403
              && !answer.body().contains("there is nothing at " + mapping.method());
      boolean isRefusedRightly = answer.status() == (client.equals(NOBODY) ? 401 : 403);
      if (may.contains(client) ? !isLetIn : !isRefusedRightly) {
        wrong.add(mapping + " answers " + answer.status() + " to " + client);
      }
    }
    return wrong;
  }

  /** As Spring itself lists them, with those of its libraries. */
  private static List<Mapping> mappings() {
    JsonNode found = OPS.send("GET", "/actuator/mappings", "").json();
    List<Mapping> mappings = new ArrayList<>();
    for (JsonNode conditions : found.findValues("requestMappingConditions")) {
      List<String> methods = texts(conditions.get("methods"));
      for (String pattern : texts(conditions.get("patterns"))) {
        (methods.isEmpty() ? List.of("GET", "POST", "DELETE") : methods)
            .forEach(method -> mappings.add(new Mapping(method, pattern)));
      }
    }
    return mappings;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
