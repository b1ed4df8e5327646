// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.problems.JsonMistakes;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Rules as JSON or YAML. */
final class RuleText {

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

  private RuleText() {}

  /**
   * Reads JSON.
   *
   * @throws InvalidRule with the place of the first mistake
   */
  static Rule fromJson(String text) {
    return read(JSON, text);
  }

  /**
   * Reads YAML.
   *
   * @throws InvalidRule with the place of the first mistake
   */
  static Rule fromYaml(String text) {
    return read(YAML, text);
  }

  static String toJson(Rule rule) {
    return JSON.writeValueAsString(rule);
  }

  static String toYaml(Rule rule) {
    return YAML.writeValueAsString(rule);
  }

  private static Rule read(ObjectMapper mapper, String text) {
    try {
      return mapper.readValue(text, Rule.class);
    } catch (JacksonException e) {
      throw new InvalidRule(List.of(JsonMistakes.describe(e)));
    }
  }
}
