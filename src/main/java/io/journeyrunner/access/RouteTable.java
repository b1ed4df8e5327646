// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static io.journeyrunner.access.Role.design;
import static io.journeyrunner.access.Role.ingest;
import static io.journeyrunner.access.Role.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Who may use which address. What is not in it is not there, for nobody. */
final class RouteTable {

  /** Takes whatever is sent to it, headers that look like keys too. */
  private static final Route ECHO = Route.open("/echo-send/**");

  private static final List<Route> ROUTES =
      List.of(
          ECHO, // the name of the bucket is the secret
          Route.open("/actuator/health/**"),
          Route.open("/"),
          Route.open("/index.html"),
          Route.open("/assets/**"),
          Route.open("/error"),
          Route.only("/api-docs/**", ingest, design),
          Route.only("/api-docs.yaml", ingest, design),
          Route.only("/api-docs.html", ingest, design),
          Route.only("/swagger-ui/**", ingest, design),
          Route.only("/api/v1/events/**", ingest),
          Route.only("/api/v1/users/**", ingest),
          Route.only("/api/v1/rules/**", design),
          Route.only("/api/v1/journeys/**", design),
          Route.only("/api/v1/endpoints/**", design),
          Route.only("/api/v1/templates/**", design),
          Route.only("/api/v1/runs/**", design),
          Route.only("/api/v1/deliveries/**", design),
          Route.only("/api/v1/endpoint-health/**", design),
          Route.only("/api/v1/incidents/**", design),
          Route.only("/echo-list/**", design),
          Route.only("/api/v1/replays/**"),
          Route.only("/api/v1/keys/**"),
          Route.only("/api/v1/audit/**"),
          Route.only("/actuator/prometheus/**", metrics),
          Route.only("/actuator/metrics/**", metrics),
          Route.only("/actuator/**"));

  private RouteTable() {}

  static List<Route> all() {
    return ROUTES;
  }

  /** The first route that the request belongs to. */
  static Optional<Route> find(HttpServletRequest request) {
    return ROUTES.stream().filter(route -> route.matches(request)).findFirst();
  }

  static boolean isEcho(HttpServletRequest request) {
    return ECHO.matches(request);
  }
}
