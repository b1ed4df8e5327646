// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.Document;
import io.journeyrunner.webhooks.template.filters.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code docs/templates.md} says comes out is what comes out. */
class TemplatesPageTest {

  private static final Path PAGE = Path.of("docs/templates.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A line of the table: a place, a template, a value (or none), and what comes out. */
  record Line(String place, List<String> codes) {

    private static Line of(String row) {
      return new Line(
          row.split("\\|", -1)[1].strip(),
          CODE.matcher(row).results().map((MatchResult found) -> found.group(1)).toList());
    }

    String template() {
      return codes.getFirst();
    }

    ObjectNode event() {
      ObjectNode event = JsonMapper.shared().createObjectNode();
      String value = codes.size() == 3 ? codes.get(1) : "";
      if (value.matches("\\d+")) {
        return event.put("v", Integer.parseInt(value));
      }
      return value.isEmpty() ? event : event.put("v", value);
    }

    String result() {
      return codes.getLast();
    }
  }

  static List<Line> table() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(row -> row.startsWith("|") && row.contains("{{event."))
        .map(Line::of)
        .toList();
  }

  @Test
  void theTableHasALineForEachPlaceButTheHeader() throws IOException {
    assertThat(table())
        .extracting(line -> place(line.place()))
        .contains(Place.JSON, Place.FORM, Place.URL, Place.XML, Place.TEXT);
  }

  @ParameterizedTest
  @MethodSource("table")
  void whatThePageSaysComesOut(Line line) {
    assertThat(Rendered.render(place(line.place()), line.template(), line.event()))
        .isEqualTo(line.result());
  }

  /** A line about a filter: how it is written, an example, and what comes out. */
  record FilterLine(String usage, String example, String result) {

    private static FilterLine of(String row) {
      List<String> codes =
          CODE.matcher(row.replace("\\|", "¦")).results().map(found -> found.group(1)).toList();
      return new FilterLine(
          codes.getFirst(), codes.get(codes.size() - 2).replace('¦', '|'), codes.getLast());
    }
  }

  static List<FilterLine> filters() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(row -> row.startsWith("|") && row.contains("`{{ ") && row.contains("\\|"))
        .map(FilterLine::of)
        .toList();
  }

  @Test
  void eachFilterIsThereAsItIsWritten() throws IOException {
    assertThat(filters())
        .extracting(FilterLine::usage)
        .containsExactlyInAnyOrderElementsOf(
            Filters.known().stream()
                .map(filter -> filter.signature().usage(filter.name()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("filters")
  void whatAFilterIsSaidToDoIsWhatItDoes(FilterLine line) {
    assertThat(Rendered.render(Place.TEXT, line.example(), json("{}"))).isEqualTo(line.result());
  }

  @Test
  void theFallbackIsWrittenIfTheNameIsMissing() {
    String fallback =
        Document.read(PAGE).codes().stream()
            .filter(code -> code.contains("|my friend"))
            .findFirst()
            .orElseThrow()
            .replace("first_name", "nick_name");

    assertThat(Rendered.render(Place.TEXT, fallback, json("{}"))).isEqualTo("my friend");
  }

  private static Place place(String words) {
    return switch (words.split("[ ,]", -1)[0]) {
      case "JSON" -> Place.JSON;
      case "form" -> Place.FORM;
      case "URL" -> Place.URL;
      case "XML" -> Place.XML;
      case "plain" -> Place.TEXT;
      default -> throw new IllegalArgumentException("a place that is not known here: " + words);
    };
  }
}
