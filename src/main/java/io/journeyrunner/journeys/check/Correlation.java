// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import io.journeyrunner.journeys.diagram.DrawnDiagram;
import io.journeyrunner.journeys.diagram.Flaw;
import io.journeyrunner.journeys.diagram.MessagePlace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A wait is for an event of the same user: events are told to the engine by their user's id. */
final class Correlation implements Check {

  private static final String BY_USER = "=user_id";

  private final Set<String> otherMessages;

  /**
   * Makes a check.
   *
   * @param otherMessages names of those that other programs send, by keys of their own
   */
  Correlation(Set<String> otherMessages) {
    this.otherMessages = otherMessages;
  }

  @Override
  public List<Flaw> check(DrawnDiagram drawn) {
    return MessagePlace.of(drawn).stream()
        .filter(place -> !place.isEntry())
        .filter(place -> place.type().filter(otherMessages::contains).isEmpty())
        .flatMap(place -> flaw(place).stream())
        .toList();
  }

  private static Optional<Flaw> flaw(MessagePlace place) {
    Optional<String> key = place.correlationKey();
    if (key.isEmpty()) {
      // The template's place is prepared with the right one.
      return place.properties().containsKey("on")
          ? Optional.empty()
          : Optional.of(
              Flaw.error(
                  place.id(),
                  "waits for a message without saying whose",
                  "set the subscription correlation key of the message to " + BY_USER));
    }
    return key.get().replaceAll("\\s", "").equals(BY_USER)
        ? Optional.empty()
        : Optional.of(
            Flaw.error(
                place.id(),
                "waits for a message by " + key.get() + ", but events come by their user's id",
                "set the subscription correlation key of the message to "
                    + BY_USER
                    + ", or name the message in journeyrunner.journeys.check.other-messages if"
                    + " another program sends it"));
  }
}
