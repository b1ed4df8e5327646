// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.template.values.ValueText;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Promise 2: no body is malformed, whatever the data; and it says what the data said. */
class AnyDataTest {

  private static final Templates TEMPLATES = new Templates();

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "\\u",
          "{{",
          "{%",
          "}}",
          "'",
          "<",
          "]]>",
          "&amp;",
          "\u0000",
          "\r\n",
          "\t",
          "\u2028",
          "\ud83d",
          "\ude00",
          "😀",
          "é",
          "../",
          "%2e",
          "🏳️\u200d🌈",
          "\ufeff",
          "\uffff",
          "\u007f");

  private static final String JSON_BODY =
      "{\"s\": \"a{{event.v}}b\", \"v\": {{event.v}}, \"l\": [{{state.w}},{{event.v}}], \"o\":"
          + " {{event}}, \"k{{event.v}}\": \"{{state.w}}\"}";

  @Provide
  static Arbitrary<String> nasty() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
    Arbitrary<String> mixed =
        Combinators.combine(Arbitraries.of(PIECES), any, Arbitraries.of(PIECES))
            .as((one, two, three) -> one + two + three);
    Arbitrary<String> huge = mixed.map(text -> (text + "x").repeat(100_000 / (text.length() + 1)));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(20, mixed),
        net.jqwik.api.Tuple.of(20, any),
        net.jqwik.api.Tuple.of(1, huge));
  }

  private static TemplateScope scope(String event, String state) {
    return new TemplateScope(
        JSON.createObjectNode().put("w", state),
        JSON.createObjectNode().put("v", event),
        JSON.createObjectNode(),
        java.util.Map.of(),
        name -> java.util.Optional.empty(),
        Rendered.NOW);
  }

  private static String overTheWire(String body) {
    return new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Property(tries = 500)
  void jsonSaysTheSame(@ForAll("nasty") String event, @ForAll("nasty") String state) {
    String body =
        overTheWire(TEMPLATES.compile("body", JSON_BODY, Place.JSON).render(scope(event, state)));

    JsonNode read = JSON.readTree(body);
    ObjectNode expected = JSON.createObjectNode().put("s", "a" + event + "b").put("v", event);
    expected.putArray("l").add(state).add(event);
    expected.putObject("o").put("v", event);
    expected.put("k" + event, state);
    assertThat(read).isEqualTo(expected);
  }

  @Property(tries = 500)
  void aFormSaysTheSame(@ForAll("nasty") String event, @ForAll("nasty") String state) {
    String body =
        TEMPLATES
            .compile("body", "a={{event.v}}&b={{state.w}}", Place.FORM)
            .render(scope(event, state));

    String[] pairs = body.split("&", -1);
    assertThat(pairs).hasSize(2);
    assertThat(URLDecoder.decode(pairs[0].substring(2), StandardCharsets.UTF_8))
        .isEqualTo(ValueText.wellFormed(event));
    assertThat(URLDecoder.decode(pairs[1].substring(2), StandardCharsets.UTF_8))
        .isEqualTo(ValueText.wellFormed(state));
  }

  @Property(tries = 500)
  void xmlSaysTheSame(@ForAll("nasty") String event, @ForAll("nasty") String state)
      throws Exception {
    String body =
        overTheWire(
            TEMPLATES
                .compile("body", "<a b=\"{{event.v}}\">{{state.w}}</a>", Place.XML)
                .render(scope(event, state)));

    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
    parsers.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
    Document read = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    assertThat(read.getDocumentElement().getAttribute("b")).isEqualTo(asXmlHasIt(event));
    assertThat(read.getDocumentElement().getTextContent()).isEqualTo(asXmlHasIt(state));
  }

  /** XML 1.0 can't hold every character (§2.2); those it can't are replaced. */
  private static String asXmlHasIt(String text) {
    return text.codePoints()
        .map(
            point ->
                point == '\t'
                        || point == '\n'
                        || point == '\r'
                        || (point >= 0x20 && point <= 0xD7FF)
                        || (point >= 0xE000 && point <= 0xFFFD)
                        || point >= 0x10000
                    ? point
                    : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Property(tries = 500)
  void aUrlLeadsWhereItsAuthorSaid(@ForAll("nasty") String event, @ForAll("nasty") String state) {
    String url =
        TEMPLATES
            .compile(
                "url", "https://a.example/p/x{{event.v}}/q?r={{state.w}}#f{{event.v}}", Place.URL)
            .render(scope(event, state));

    java.net.URI read = java.net.URI.create(url);
    assertThat(read.getHost()).isEqualTo("a.example");
    assertThat(read.getRawPath()).startsWith("/p/x").endsWith("/q");
    assertThat(read.getRawPath().chars().filter(c -> c == '/').count()).isEqualTo(3);
    assertThat(URLDecoder.decode(read.getRawQuery().substring(2), StandardCharsets.UTF_8))
        .isEqualTo(ValueText.wellFormed(state));
  }

  @Property(tries = 500)
  void aHeaderIsOneLineOrNone(@ForAll("nasty") String event) {
    try {
      String value =
          TEMPLATES.compile("header", "x{{event.v}}", Place.HEADER).render(scope(event, ""));
      assertThat(value.chars().noneMatch(Character::isISOControl)).isTrue();
    } catch (RenderFailure e) {
      assertThat(event.chars().anyMatch(Character::isISOControl)).isTrue();
    }
  }
}
