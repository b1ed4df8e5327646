// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A configuration goes through a diagram and comes back the same. */
class WebhookTaskTest {

  @Test
  void comesBackTheSame() {
    Webhook webhook =
        JsonMapper.shared()
            .readValue(
                """
                { "url": "https://a.b/{{user_id}}", "method": "PUT", "contentType": "text/plain",
                  "headers": { "X-B": "=1", "X-A": "{{event.x}}" }, "body": "\\"ü\\n😀\\"",
                  "timeout": "PT3S", "retries": ["PT5S", "PT1M"], "expiresAfter": "PT2H",
                  "onFailure": "continue", "resultVariable": "reply", "signWith": "key" }
                """,
                Webhook.class);

    Map<String, String> headers = WebhookTask.headers(webhook);

    assertThat(WebhookTask.read(headers)).isEqualTo(webhook);
    assertThat(headers)
        .containsEntry("headers", "{\"X-B\":\"=1\",\"X-A\":\"{{event.x}}\"}")
        .containsEntry("retries", "[\"PT5S\",\"PT1M\"]")
        .containsEntry("timeout", "PT3S")
        .containsEntry("onFailure", "continue");
  }

  @Test
  void aDesignerMayWriteANameWithoutQuotesAndLeaveTheRestOut() {
    Webhook webhook =
        WebhookTask.read(Map.of("url", "https://a.b/", "retries", "fast", "note", "x"));

    assertThat(webhook.retries()).isEqualTo(RetrySchedule.FAST);
    assertThat(webhook.method()).isEqualTo(Webhook.Method.POST);
    assertThat(webhook.contentType()).isEqualTo("application/json");
  }

  @Test
  void whatCantBeReadIsNamed() {
    assertThatThrownBy(() -> WebhookTask.read(Map.of("url", "https://a.b/", "headers", "{x")))
        .isInstanceOf(InvalidWebhook.class)
        .hasMessage("[task header headers: is no JSON; write it as JSON]");
    assertThatThrownBy(() -> WebhookTask.read(Map.of("url", "https://a.b/", "method", "SEND")))
        .isInstanceOf(InvalidWebhook.class)
        .hasMessageContaining("use one of [POST, GET, PUT, PATCH, DELETE]");
  }
}
