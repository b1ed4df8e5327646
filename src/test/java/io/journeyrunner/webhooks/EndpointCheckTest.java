// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What authors of endpoints and of rules that name one are told when they save it. */
class EndpointCheckTest {

  private final WorkerFixture bench = new WorkerFixture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "headers: { Host: a } | headers.Host",
        "headers: { webhook-id: a } | headers.webhook-id",
        "headers: { Content-Type: a } | headers.Content-Type: is set by the contentType of each",
        "headers: { X A: a } | headers.X A: is no header name",
        "headers: { A: '{{evnt.a}}' } | evnt is not known here",
        "headers: { authorization: a }, auth: { type: bearer, token: t } | is set by auth",
        "auth: { type: apiKey, header: Host, key: k } | auth.header"
      })
  void headersThatBelongToOthersAreRefused(String fields, String what) {
    assertThat(bench.endpoints.refusal("{ id: x, baseUrl: https://a.example, " + fields + " }"))
        .contains(what);
  }

  @Test
  void aRuleCanNameOnlyAnEndpointThatIsThere() {
    Webhook webhook = JsonMapper.shared().readValue("{\"endpoint\": \"partner\"}", Webhook.class);

    assertThatThrownBy(() -> bench.webhooks.check(webhook))
        .hasMessageContaining("there is no endpoint partner");
    bench.endpoints.put("{ id: partner, baseUrl: https://a.example }");
    bench.webhooks.check(webhook);
  }
}
