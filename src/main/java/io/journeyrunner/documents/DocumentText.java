// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.JsonMistakes;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** How a kind of documents is written: as JSON or YAML, with nothing unknown in it. Thread-safe. */
public final class DocumentText<T> {

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

  private final Class<T> type;
  private final Function<List<Finding>, RuntimeException> invalid;

  /**
   * The text of a kind.
   *
   * @param type what a document says; Jackson reads and writes it
   * @param invalid makes the kind's mistake of what is wrong
   */
  public DocumentText(Class<T> type, Function<List<Finding>, RuntimeException> invalid) {
    this.type = type;
    this.invalid = invalid;
  }

  /** Reads JSON; throws the kind's mistake with the place of the first that is wrong. */
  public T fromJson(String text) {
    return read(JSON, text);
  }

  /** Reads YAML; throws the kind's mistake with the place of the first that is wrong. */
  public T fromYaml(String text) {
    return read(YAML, text);
  }

  /** Writes JSON, the same text for the same content. */
  public String toJson(T content) {
    return JSON.writeValueAsString(content);
  }

  /** Writes YAML as people would. */
  public String toYaml(T content) {
    return YAML.writeValueAsString(content);
  }

  /** The kind's mistake. */
  RuntimeException invalid(Finding finding) {
    return invalid.apply(List.of(finding));
  }

  private T read(ObjectMapper mapper, String text) {
    T content;
    try {
      content = mapper.readValue(text, type);
    } catch (JacksonException e) {
      throw invalid(JsonMistakes.describe(e));
    }
    if (content == null) {
      throw invalid(new Finding("", "there is nothing", "say what is to be kept"));
    }
    return content;
  }
}
