// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.events.EventVariables;
import io.journeyrunner.problems.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a call is written: what of a configuration is layout, and what can't be sent as it is. */
class WrittenCallTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final WorkerFixture bench = new WorkerFixture();
  private final ObjectNode state = JsonNodeFactory.instance.objectNode().put("name", "Zoë\nB");

  private static Webhook webhook(Map<String, ?> fields) {
    return JsonMapper.shared().convertValue(fields, Webhook.class);
  }

  private static Webhook webhook(String contentType, String body) {
    return webhook(Map.of("url", "https://a.b/", "contentType", contentType, "body", body));
  }

  private RenderedCall call(Webhook webhook) {
    Subject subject =
        new Subject(
            new ProcessId("rule-callback"), "call", EventVariables.read(WorkerFixture.variables()));
    return bench.webhooks.preview(webhook, subject, state);
  }

  private List<Finding> findings(Webhook webhook) {
    return catchThrowableOfType(InvalidWebhook.class, () -> bench.webhooks.check(webhook))
        .findings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name={{ state.name }}&\nn={{ event.count }}\n",
        "name={{ state.name }}\r\n  &n={{ event.count }}",
        "\n{% if event.count %}\nname={{ state.name }}\n{% endif %}\n&n={{ event.count }}",
        "name={{\n state.name\n}}&n={{ event.count }}"
      })
  void lineBreaksBetweenTheFieldsOfAFormAreLayout(String body) {
    assertThat(call(webhook(FORM, body)).body()).isEqualTo("name=Zo%C3%AB%0AB&n=3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text=Hello\nWorld", "a={{ state.name }}\n{{ event.count }}"})
  void aLineBreakInTheMiddleOfAFieldIsRefused(String body) {
    assertThat(findings(webhook(FORM, body)))
        .containsExactly(
            new Finding(
                "body",
                "a line ends in the middle of a field",
                "begin the next line with &, or write %0A for a line break in a value"));
  }

  @Test
  void lineBreaksOfATextAreSent() {
    assertThat(call(webhook("text/plain", "a\nb\n")).body()).isEqualTo("a\nb\n");
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml, ISO-8859-1",
    "application/xml, UTF-16",
    "application/soap+xml; charset=utf-8, windows-1252"
  })
  void anXmlDeclarationWithAnotherCharsetIsRefused(String contentType, String charset) {
    String body = "<?xml version=\"1.0\" encoding='" + charset + "'?><a>{{ state.name }}</a>";

    assertThat(findings(webhook(contentType, body)))
        .containsExactly(
            new Finding(
                "body",
                "its XML declaration says " + charset + ", and bodies are sent as UTF-8",
                "write encoding=\"UTF-8\", or leave it out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>",
        "<?xml version=\"1.0\"?><a encoding=\"x\"/>"
      })
  void otherDeclarationsAreFine(String body) {
    assertThat(call(webhook("text/xml", body)).body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{% if event.none %}{}{% endif %}", "\n{% if event.none %}1{% endif %}"})
  void aBodyThatRendersToNothingHasNoContentType(String body) {
    RenderedCall call = call(webhook(Map.of("url", "https://a.b/", "body", body)));

    assertThat(call.body()).isNull();
    assertThat(call.headers()).doesNotContainKey("content-type");
  }

  @Test
  void unlessItIsAskedFor() {
    RenderedCall call = call(webhook("text/csv", "{% if event.none %}a{% endif %}"));

    assertThat(call.headers()).containsEntry("content-type", "text/csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.b/./y",
        "https://a.b/x/../z",
        "https://a.b/x/%2E%2e",
        "https://a.b/x/.?q=1",
        "https://a.b/{{ event.count }}/../x"
      })
  void dotsInThePathAreRefusedWhenItIsSaved(String url) {
    assertThat(findings(webhook(Map.of("url", url))))
        .containsExactly(
            new Finding(
                "url",
                "has a part . or .. in its path, which would lead to another path",
                "write the path that it means"));
  }

  @Test
  void otherDotsAreFine() {
    assertThat(call(webhook(Map.of("url", "https://a.b/.well-known/a..b?p=../x"))).url())
        .isEqualTo("https://a.b/.well-known/a..b?p=../x");
  }

  @Test
  void thePreviewShowsTheUrlAsItIsSent() {
    assertThat(call(webhook(Map.of("url", "https://a.b/x y?q=ä&p=100%&n={{ state.name }}"))).url())
        .isEqualTo("https://a.b/x%20y?q=%C3%A4&p=100%25&n=Zo%C3%AB%0AB");
  }

  @Test
  void aHeaderBeyondAsciiIsRefusedWhenItIsSaved() {
    assertThat(findings(webhook(Map.of("url", "https://a.b/", "headers", Map.of("X-A", "Zoë")))))
        .containsExactly(
            new Finding(
                "headers.X-A",
                "has a character beyond ASCII, which receivers read in different ways",
                "percent-encode it, or put it into the body"));
  }

  @Test
  void aConditionOfAHeaderMayHaveAnyCharacter() {
    String header = "{% if state.name == 'Zoë' %}a{% else %}b{% endif %}";

    assertThat(
            call(webhook(Map.of("url", "https://a.b/", "headers", Map.of("X-A", header))))
                .headers())
        .containsEntry("X-A", "b");
  }

  @Test
  void dataBeyondAsciiInAHeaderIsRefusedWithTheRemedy() {
    Webhook plain =
        webhook(Map.of("url", "https://a.b/", "headers", Map.of("X-A", "{{ user_id }}")));
    Webhook encoded =
        webhook(
            Map.of("url", "https://a.b/", "headers", Map.of("X-A", "{{ user_id | url_encode }}")));

    InvalidWebhook refused = catchThrowableOfType(InvalidWebhook.class, () -> call(plain));

    assertThat(refused.findings())
        .containsExactly(
            new Finding(
                "",
                "the header X-A holds a character beyond ASCII, which receivers read in different"
                    + " ways",
                "add | url_encode, or put the value into the body"));
    assertThat(call(encoded).headers()).containsEntry("X-A", "%C3%BCser-1");
  }
}
