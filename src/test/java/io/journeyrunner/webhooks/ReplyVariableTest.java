// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Timing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a receiver answers, the engine can keep it: else a delivered call would be repeated. */
class ReplyVariableTest {

  private static JsonNode body(String contentType, String body, boolean isCut) {
    Attempt.Replied reply =
        new Attempt.Replied(
            200, Map.of("content-type", contentType), body, isCut, Timing.of(Duration.ofMillis(3)));
    return (JsonNode) Objects.requireNonNull(ReplyVariable.of(reply, 2).get("body"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\": 1e400}",
        "[-1e999]",
        "{\"n\": 99999999999999999999}",
        "{broken",
        "{} {}",
        "",
        "[1, NaN]"
      })
  void jsonThatTheEngineCantKeepStaysText(String body) {
    assertThat(body("application/json", body, false).stringValue()).isEqualTo(body);
  }

  @Test
  void jsonThatIsNestedTooDeepStaysText() {
    String body = "[".repeat(150) + "]".repeat(150);

    assertThat(body("application/json", body, false).stringValue()).isEqualTo(body);
  }

  @Test
  void jsonIsParsedWhenItIsWholeAndSaysSo() {
    assertThat(body("application/problem+json", "{\"a\": [1, 2.5, null]}", false).toString())
        .isEqualTo("{\"a\":[1,2.5,null]}");
    assertThat(body("text/plain", "{}", false).isString()).isTrue();
    assertThat(body("application/json", "{}", true).isString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "APPLICATION/PROBLEM+JSON",
        "application/vnd.api+json",
        "text/json",
        "application/x-json",
        "application/json-patch+json",
        "json",
        "application/json, application/json",
        ""
      })
  void jsonIsKnownByAnySpellingOfItsTypeAndWithoutOne(String contentType) {
    assertThat(body(contentType, " {\"a\": 1}\n", false).toString()).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/html; charset=json", "application/x-ndjson"})
  void whatSaysThatItIsNoJsonStaysText(String contentType) {
    assertThat(body(contentType, "{}", false).stringValue()).isEqualTo("{}");
  }

  @Test
  void withoutATypeOnlyAnObjectOrAListIsTakenForJson() {
    assertThat(body("", "[1]", false).isArray()).isTrue();
    assertThat(body("", "42", false).stringValue()).isEqualTo("42");
    assertThat(body("", "null", false).stringValue()).isEqualTo("null");
    assertThat(body("application/json", "42", false).isInt()).isTrue();
  }

  @Test
  void aHeaderWithHyphensHasASpellingThatFeelAndLiquidCanRead() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-request-id", "7");
    headers.put("etag", "e");
    Attempt.Replied reply = new Attempt.Replied(200, headers, "", false, Timing.of(Duration.ZERO));

    assertThat(ReplyVariable.of(reply, 1))
        .containsEntry("headers", Map.of("x-request-id", "7", "x_request_id", "7", "etag", "e"));
  }

  @Test
  void aReplyThatWasCutSaysSo() {
    Attempt.Replied whole = new Attempt.Replied(200, Map.of(), "", false, Timing.of(Duration.ZERO));
    Attempt.Replied cut = new Attempt.Replied(200, Map.of(), "", true, Timing.of(Duration.ZERO));

    assertThat(ReplyVariable.of(whole, 1)).doesNotContainKey("cut");
    assertThat(ReplyVariable.of(cut, 1)).containsEntry("cut", true);
  }

  @Test
  void aFloodOfHeadersIsCut() {
    Map<String, String> flood = new LinkedHashMap<>();
    flood.put("etag", "1");
    flood.put("x-flood", "x".repeat(20_000));
    Attempt.Replied reply = new Attempt.Replied(200, flood, "", false, Timing.of(Duration.ZERO));

    assertThat(ReplyVariable.of(reply, 1)).containsEntry("headers", Map.of("etag", "1"));
  }
}
