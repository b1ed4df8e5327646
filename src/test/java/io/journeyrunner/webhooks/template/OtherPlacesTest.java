// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.failure;
import static io.journeyrunner.webhooks.template.Rendered.json;
import static io.journeyrunner.webhooks.template.Rendered.render;
import static io.journeyrunner.webhooks.template.Rendered.renderValue;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Forms, URLs, XML, headers and plain text. */
class OtherPlacesTest {

  private static final String NO_HOST =
      "body: it is no URL with http or https and a host that is written out or a secret; correct"
          + " the url";

  @Test
  void aFormIsPercentEncoded() {
    assertThat(renderValue(Place.FORM, "a={{event.v}}&b=1", "x&y=z ü+%"))
        .isEqualTo("a=x%26y%3Dz%20%C3%BC%2B%25&b=1");
  }

  @Test
  void aPathSegmentCantBecomeTwo() {
    assertThat(renderValue(Place.URL, "https://a.example/u/{{event.v}}/x", "7/../?#"))
        .isEqualTo("https://a.example/u/7%2F..%2F%3F%23/x");
  }

  @Test
  void aQueryCantGetAnotherParameter() {
    assertThat(renderValue(Place.URL, "https://a.example/?q={{event.v}}", "1&admin=true"))
        .isEqualTo("https://a.example/?q=1%26admin%3Dtrue");
  }

  @Test
  void dotsCantLeadToAnotherPath() {
    assertThat(failure(Place.URL, "https://a.example/u/{{event.v}}/x", json("{\"v\": \"..\"}")))
        .isEqualTo(
            "body: a value makes a part of the path . or .., which would lead to another path; use"
                + " other data there, or put it into the query");
  }

  @Test
  void aSecretMayBeTheWholeAddress() {
    assertThat(render(Place.URL, "{{secrets.base}}/x/{{event.v}}", json("{\"v\": 1}")))
        .isEqualTo("https://api.example.com/x/1");
  }

  @Test
  void aSecretThatIsNoAddressNeverLetsDataBeOne() {
    assertThat(failure(Place.URL, "{{secrets.scheme}}://{{event.h}}/x", json("{\"h\": \"evil\"}")))
        .isEqualTo(NO_HOST);
    assertThat(
            failure(Place.URL, "https://{{secrets.empty}}/{{event.h}}", json("{\"h\": \"evil\"}")))
        .isEqualTo(NO_HOST);
  }

  @Test
  void aPathHoldsNoControlCharacters() {
    assertThat(
            failure(Place.URL, "https://a.example/{{event.v | raw}}", json("{\"v\": \".\\t.\"}")))
        .isEqualTo("body: it holds a line break or another control character; remove it");
  }

  @Test
  void aMarkInDataIsOneOfTheData() {
    assertThat(renderValue(Place.JSON, "[{{event.v}}, \"{{event.v}}\"]", "\uFDD0"))
        .isEqualTo("[\"\\ufdd0\", \"\\ufdd0\"]");
    assertThat(renderValue(Place.URL, "https://a.example/{{event.v}}", "\uFDD0"))
        .isEqualTo("https://a.example/%EF%B7%90");
    assertThat(renderValue(Place.URL, "https://a.example/{{event.v | raw}}", "\uFDD0"))
        .isEqualTo("https://a.example/\uFFFD");
  }

  @Test
  void bareValuesNeverMelt() {
    String touching =
        "body: with these data a value outside of quotes touches another, or text; put a comma"
            + " between them, also in loops and branches";

    assertThat(
            failure(
                Place.JSON, "[{% for x in event.l %}{{x}}{% endfor %}]", json("{\"l\": [1,2]}")))
        .isEqualTo(touching);
    assertThat(
            failure(Place.JSON, "[1{% if event.a %},{% endif %}{{event.v}}]", json("{\"v\": 5}")))
        .isEqualTo(touching);
    assertThat(
            render(Place.JSON, "[{% for x in event.l %}{{x}}{% endfor %}]", json("{\"l\": [1]}")))
        .isEqualTo("[1]");
  }

  @Test
  void xmlThatDataBreakNeverGoesOut() {
    assertThat(failure(Place.XML, "<a>{{event.v | raw}}</a>", json("{\"v\": \"<b>\"}")))
        .isEqualTo(
            "body, line 1, column 21: with these data it is not valid XML here; look at raw"
                + " filters, and at commas and tags in loops and branches");
  }

  @Test
  void aSecretThatIsNotThereIsNamed() {
    assertThat(failure(Place.HEADER, "Bearer {{secrets.tokn}}", json("{}")))
        .isEqualTo(
            "body, line 1, column 8: the secret tokn is not there; add it to the secrets folder");
  }

  @Test
  void xmlTextIsEscaped() {
    assertThat(renderValue(Place.XML, "<a>{{event.v}}</a>", "<b>&\"'\r\u0000\ud800😀"))
        .isEqualTo("<a>&lt;b&gt;&amp;&quot;&#39;&#13;\ufffd\ufffd😀</a>");
  }

  @Test
  void anXmlAttributeKeepsItsLineBreaks() {
    assertThat(renderValue(Place.XML, "<a b='{{event.v}}'/>", "'\n\t"))
        .isEqualTo("<a b='&#39;&#10;&#9;'/>");
  }

  @Test
  void aHeaderCantBeSplit() {
    assertThat(failure(Place.HEADER, "{{event.v}}", json("{\"v\": \"a\\r\\nX-Admin: 1\"}")))
        .isEqualTo(
            "body, line 1, column 1: a value for a header holds a line break or another control"
                + " character; remove it with a filter such as strip_newlines");
    assertThat(failure(Place.HEADER, "{{event.v | raw}}", json("{\"v\": \"a\\nb\"}")))
        .startsWith("body, line 1, column 1: a value for a header holds a line break");
  }

  @Test
  void plainTextIsLeftAlone() {
    assertThat(renderValue(Place.TEXT, "Hi {{event.v}}", "<\"&>")).isEqualTo("Hi <\"&>");
  }

  @Test
  void halfOfASurrogatePairInPlainTextIsReplacedSinceUtf8CantHoldIt() {
    assertThat(render(Place.TEXT, "{{event.v}}", json("{\"v\": \"a\\ud83db\"}")))
        .isEqualTo("a\ufffdb");
  }

  @Test
  void rawIsTheOneWayOut() {
    assertThat(renderValue(Place.JSON, "{\"a\": {{event.v | raw}}}", "{\"b\": 1}"))
        .isEqualTo("{\"a\": {\"b\": 1}}");
  }

  @Test
  void rawThatBreaksTheBodyNeverGoesOut() {
    assertThat(failure(Place.JSON, "{\"a\": {{event.v | raw}}}", json("{\"v\": \"x\"}")))
        .isEqualTo(
            "body, line 1, column 7: with these data it is not valid JSON here; look at raw"
                + " filters, and at commas and tags in loops and branches");
  }
}
