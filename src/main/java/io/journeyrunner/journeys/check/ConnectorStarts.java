// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.MessagePlace;
import java.util.List;
import java.util.regex.Pattern;

/** Modeler names the message of an inbound connector by a random number; no such event comes. */
final class ConnectorStarts implements Check {

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return MessagePlace.of(drawn).stream()
        .filter(place -> place.type().filter(type -> UUID.matcher(type).matches()).isPresent())
        .map(
            place ->
                Flaw.warning(
                    place.id(),
                    "waits for events of the type "
                        + place.type().orElse("")
                        + ", a random name as Modeler gives it to connectors, which do not run"
                        + " here",
                    "use the template Entry: event or Wait: event, and name the type of the event"))
        .toList();
  }
}
