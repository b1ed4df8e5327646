// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.renderValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows an endpoint's base URL stays behind it, whatever the data. */
class UrlPathPlaceTest {

  @Test
  void aValueIsEncodedInPathAndQuery() {
    assertThat(renderValue(Place.URL_PATH, "/u/{{event.v}}?v={{event.v}}", "a/ü&b"))
        .isEqualTo("/u/a%2F%C3%BC%26b?v=a%2F%C3%BC%26b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "?a=b", "/a//b", "//other.example/x", "/@other.example"})
  void whateverFollowsTheBaseCanBeLeftOut(String template) {
    assertThat(renderValue(Place.URL_PATH, template, 1)).isEqualTo(template);
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example/x, scheme and host come from the endpoint",
    "HTTP://other.example, scheme and host come from the endpoint",
    "spins, begins with / or ?",
    "@other.example, begins with / or ?",
    ":8443/x, begins with / or ?",
    ".other.example, begins with / or ?",
    "{{event.v}}, begins with / or ?",
    "{{secrets.base}}, begins with / or ?"
  })
  void whatCouldMakeAnotherHostIsRefusedWhenItIsSaved(String template, String what) {
    assertThatThrownBy(() -> renderValue(Place.URL_PATH, template, "x"))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("body, line 1, column 1")
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "../admin",
        "x/../../admin",
        "..\\admin",
        "%2e%2e/admin",
        "%2E%2E%2Fadmin",
        "%252e%252e%252fadmin",
        "..;x=1/admin"
      })
  void noSpellingOfTwoDotsLeadsOutOfThePrefix(String value) {
    assertThatThrownBy(() -> renderValue(Place.URL_PATH, "/u/{{event.v}}", value))
        .isInstanceOf(RenderFailure.class)
        .hasMessageStartingWith("body: a value makes a part of the path . or ..");
    assertThatThrownBy(() -> renderValue(Place.URL_PATH, "/u/{{event.v | raw}}", value))
        .isInstanceOf(RenderFailure.class);
  }

  @Test
  void aRawValueCantBreakTheLine() {
    assertThatThrownBy(() -> renderValue(Place.URL_PATH, "/u/{{event.v | raw}}", "x\r\nHost: y"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("line break");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "...", "a%b", "100%25", "a;b", "v1.2"})
  void whatOnlyLooksLikeItIsSent(String value) {
    assertThat(renderValue(Place.URL_PATH, "/u/{{event.v}}", value)).startsWith("/u/");
  }
}
