// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Endpoints as JSON or YAML. */
final class EndpointText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE, YAMLWriteFeature.MINIMIZE_QUOTES)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private EndpointText() {}

  /**
   * Reads JSON.
   *
   * @throws InvalidEndpoint with the place of the first mistake
   */
  static Endpoint fromJson(String text) {
    return read(JSON, text);
  }

  /**
   * Reads YAML.
   *
   * @throws InvalidEndpoint with the place of the first mistake
   */
  static Endpoint fromYaml(String text) {
    return read(YAML, text);
  }

  static String toJson(Endpoint endpoint) {
    return JSON.writeValueAsString(endpoint);
  }

  static String toYaml(Endpoint endpoint) {
    return YAML.writeValueAsString(endpoint);
  }

  private static Endpoint read(ObjectMapper mapper, String text) {
    try {
      Endpoint endpoint = mapper.readValue(text, Endpoint.class);
      if (endpoint == null) {
        throw new InvalidEndpoint(List.of(new Finding("", "there is nothing", "give an endpoint")));
      }
      return endpoint;
    } catch (InvalidTypeIdException e) {
      // The library's words name our classes.
      throw new InvalidEndpoint(
          List.of(new Finding("auth.type", "is none of those known", "use one of " + Auth.KINDS)));
    } catch (JacksonException e) {
      throw new InvalidEndpoint(List.of(JsonMistakes.describe(e)));
    }
  }
}
