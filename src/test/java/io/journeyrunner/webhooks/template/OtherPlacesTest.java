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
            "a value makes a part of the path . or .., which would lead to another path; use other"
                + " data there, or put it into the query");
  }

  @Test
  void aSecretMayBeTheWholeAddress() {
    assertThat(render(Place.URL, "{{secrets.base}}/x/{{event.v}}", json("{\"v\": 1}")))
        .isEqualTo("https://api.example.com/x/1");
  }

  @Test
  void aSecretThatIsNotThereIsNamed() {
    assertThat(failure(Place.HEADER, "Bearer {{secrets.tokn}}", json("{}")))
        .isEqualTo("body: the secret tokn is not there; add it to the secrets folder");
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
            "body: a value for a header holds a line break or another control character; remove it"
                + " with a filter such as strip_newlines");
    assertThat(failure(Place.HEADER, "{{event.v | raw}}", json("{\"v\": \"a\\nb\"}")))
        .startsWith("body: a value for a header holds a line break");
  }

  @Test
  void plainTextIsLeftAlone() {
    assertThat(renderValue(Place.TEXT, "Hi {{event.v}}", "<\"&>")).isEqualTo("Hi <\"&>");
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
            "body: with these data it is not valid JSON at character 7; look at raw filters, and at"
                + " commas in loops and branches");
  }
}
