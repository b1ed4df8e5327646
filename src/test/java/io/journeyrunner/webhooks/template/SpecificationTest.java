// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.template.values.JsonView;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** The template language as data: each case comes out as it says, and in every kind of place. */
class SpecificationTest {

  private static final String POSITION = "^body(?:, line \\d+, column \\d+)?: ";

  static Stream<Specification> rendered() {
    return Specification.all().stream().filter(spec -> spec.expected() != null);
  }

  static Stream<Specification> refused() {
    return Specification.all().stream().filter(spec -> spec.refused() != null);
  }

  static Stream<Specification> failing() {
    return Specification.all().stream().filter(spec -> spec.fails() != null);
  }

  static Stream<Specification> everywhere() {
    return Specification.all().stream().filter(Specification::isTheSameEverywhere);
  }

  static Stream<Specification> outputs() {
    return Specification.all().stream().filter(Specification::isOneOutput);
  }

  static Stream<Specification> lines() {
    return Specification.all().stream().filter(Specification::isOneLine);
  }

  @Test
  void thereAreManyCasesAndEachHasOneOutcome() {
    List<Specification> all = Specification.all();

    assertThat(all).hasSizeGreaterThan(1_000);
    assertThat(rendered().count() + refused().count() + failing().count()).isEqualTo(all.size());
    assertThat(everywhere().count()).isGreaterThan(600);
    assertThat(outputs().count()).isGreaterThan(300);
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void comesOut(Specification spec) {
    assertThat(spec.render(spec.place(), "%s")).isEqualTo(spec.expected());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedWhenItIsSaved(Specification spec) {
    assertThat(Rendered.refusal(spec.place(), spec.template()).replaceFirst(POSITION, ""))
        .isEqualTo(spec.refused());
  }

  @ParameterizedTest
  @MethodSource("failing")
  void failsInWords(Specification spec) {
    String failure = Rendered.failure(spec.place(), spec.template(), spec.data());

    assertThat(failure).startsWith("body, line ");
    assertThat(failure.replaceFirst(POSITION, "")).isEqualTo(spec.fails());
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void comesOutInQuotes(Specification spec) {
    JsonNode body = Rendered.JSON.readTree(spec.render(Place.JSON, "[\"%s\"]"));

    assertThat(body.path(0).stringValue()).isEqualTo(spec.expected());
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void comesOutBare(Specification spec) {
    JsonNode body = Rendered.JSON.readTree(spec.render(Place.JSON, "[%s]"));
    String text = ValueText.of(JsonView.of(body.path(0)));

    assertThat(text).isEqualTo(spec.template().contains("(") ? text : spec.expected());
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void comesOutInAForm(Specification spec) {
    String body = spec.render(Place.FORM, "a=%s");

    assertThat(URLDecoder.decode(body.substring(2), StandardCharsets.UTF_8))
        .isEqualTo(spec.expected());
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void comesOutInAUrl(Specification spec) {
    String url = spec.render(Place.URL, "https://a.example/?q=%s");

    assertThat(URLDecoder.decode(url.substring(url.indexOf('=') + 1), StandardCharsets.UTF_8))
        .isEqualTo(spec.expected());
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void comesOutInXml(Specification spec) throws Exception {
    String body = spec.render(Place.XML, "<a>%s</a>");

    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body)))
                .getDocumentElement()
                .getTextContent())
        .isEqualTo(spec.expected());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void comesOutInAHeader(Specification spec) {
    assertThat(spec.render(Place.HEADER, "%s")).isEqualTo(spec.expected());
  }
}
