// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.template.Place;
import java.util.Locale;
import java.util.Optional;

/** How a body is escaped, by its content type. */
final class BodyPlace {

  private BodyPlace() {}

  /** The place; empty for a type of which nothing is known, such as an image. */
  static Optional<Place> of(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/json") || type.endsWith("+json") || type.equals("text/json")) {
      return Optional.of(Place.JSON);
    }
    if (type.equals("application/xml") || type.endsWith("+xml") || type.equals("text/xml")) {
      return Optional.of(Place.XML);
    }
    if (type.equals("application/x-www-form-urlencoded")) {
      return Optional.of(Place.FORM);
    }
    return type.startsWith("text/") ? Optional.of(Place.TEXT) : Optional.empty();
  }
}
