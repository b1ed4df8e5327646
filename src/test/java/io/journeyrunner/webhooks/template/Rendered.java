// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The language of the template tests: a template, some data, and what comes out. */
final class Rendered {

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(1_000_000).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** When the delivery began. */
  static final Instant NOW = Instant.parse("2026-11-23T10:20:30.456Z");

  private static final Map<String, String> SECRETS =
      Map.of("base", "https://api.example.com", "token", "s3cret", "scheme", "https", "empty", "");

  private static final Templates TEMPLATES = new Templates();

  private Rendered() {}

  /** Renders with an event; the state is {@code {"first_name": "Zoë", "empty": ""}}. */
  static String render(Place place, String template, ObjectNode event) {
    return TEMPLATES.compile("body", template, place).render(scope(event));
  }

  /** Renders with an event that holds one value, named {@code v}. */
  static String renderValue(Place place, String template, Object value) {
    return render(place, template, JSON.createObjectNode().set("v", JSON.valueToTree(value)));
  }

  static TemplateScope scope(ObjectNode event) {
    return new TemplateScope(
        (ObjectNode) JSON.readTree("{\"first_name\": \"Zoë\", \"empty\": \"\"}"),
        event,
        JSON.createObjectNode(),
        Map.of("event_type", "spin", "event_id", "e1", "user_id", "7:880015"),
        name -> Optional.ofNullable(SECRETS.get(name)),
        NOW);
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text);
  }

  /** The finding of a template that is refused. */
  static String refusal(Place place, String template) {
    try {
      TEMPLATES.compile("body", template, place);
    } catch (InvalidTemplate e) {
      return e.finding().toString();
    }
    return "accepted";
  }

  /** The message of a template that can't be rendered. */
  static String failure(Place place, String template, ObjectNode event) {
    try {
      return "rendered: " + render(place, template, event);
    } catch (RenderFailure e) {
      return String.valueOf(e.getMessage());
    }
  }
}
