// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.LockedApplication;
import io.journeyrunner.testing.LockedApplication.Answer;
import io.journeyrunner.testing.LockedApplication.Client;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody may get in who doesn't belong. There are keys here, and no engine is needed to say no. */
class DoorTest {

  private static final LockedApplication app = LockedApplication.get();
  private static final Client OPS = app.ops();
  private static final Client INGEST = app.ingest();
  private static final Client DESIGN = app.design();
  private static final Client NOBODY = app.nobody();

  @Test
  void aRouteThatIsNotInTheTableIsNotThere() {
    assertThat(NOBODY.send("GET", "/api/v1/nothing", "").status()).isEqualTo(401);
    assertThat(OPS.send("GET", "/api/v1/nothing", "").detail())
        .isEqualTo("there is nothing at GET /api/v1/nothing; see /api-docs.html for what is");
    assertThat(DESIGN.send("GET", "/api/v1/keys;x=1/..;/rules", "").status()).isBetween(400, 404);
    assertThat(DESIGN.send("GET", "//api/v1/keys", "").status()).isBetween(400, 404);
    assertThat(DESIGN.send("GET", "/api/v1/rules/%2e%2e/keys", "").status()).isBetween(400, 404);
  }

  @Test
  void whoIsRefusedReadsWhyAndWhatToDo() {
    Answer without = NOBODY.send("GET", "/api/v1/rules", "");
    assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"journey-runner\"");
    assertThat(without.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(without.detail())
        .isEqualTo(
            "Authorization: this is only for those who have a key; send a key as \"Authorization:"
                + " Bearer jr_…\"; who has the role ops makes keys at POST /api/v1/keys");

    assertThat(INGEST.send("GET", "/api/v1/rules", "").detail())
        .isEqualTo(
            "Authorization: the key \"CRM Zürich\" has the role ingest; use a key with the role"
                + " design or ops");
  }

  @Test
  void aKeyIsShownOnceAndCountsUntilItIsRevoked() {
    JsonNode made =
        OPS.send("POST", "/api/v1/keys", "{\"name\": \"brief\", \"role\": \"design\"}").json();
    String key = made.get("secret").asString();
    String id = made.get("id").asString();
    assertThat(app.with(key).send("GET", "/api/v1/rules", "").status()).isEqualTo(200);
    assertThat(OPS.send("GET", "/api/v1/keys/" + id, "").body()).doesNotContain(key);

    assertThat(OPS.send("DELETE", "/api/v1/keys/" + id, "").status()).isEqualTo(204);

    assertThat(app.with(key).send("GET", "/api/v1/rules", "").detail())
        .startsWith("Authorization: the key does not count: it is wrong, revoked or expired;");
    assertThat(OPS.send("DELETE", "/api/v1/keys/first-key", "").status()).isEqualTo(409);
    assertThat(app.output()).contains("key.made", id).doesNotContain(key, OPS.key());
  }

  @Test
  void theAuditTrailTellsWhoChangedARuleFromWhatToWhat() {
    String rule =
        "{\"on\": \"x\", \"enabled\": false, \"name\": \"%s\", \"webhook\": {\"url\": "
            + "\"https://a.example/\", \"headers\": {\"Authorization\": \"Bearer plain\"}}}";
    String path = "/api/v1/rules/audited";
    DESIGN.send(
        "PUT", path, rule.formatted("first").replace("{\"on\"", "{\"id\": \"audited\", \"on\""));
    OPS.send(
        "PUT", path, rule.formatted("second").replace("{\"on\"", "{\"id\": \"audited\", \"on\""));
    OPS.send("DELETE", path, "");

    JsonNode changes =
        OPS.send("GET", "/api/v1/audit?kind=rule&id=audited", "").json().get("changes");

    assertThat(changes).hasSize(3);
    assertThat(changes.at("/2/by/name").asString()).isEqualTo("designers");
    assertThat(changes.at("/2/before").isMissingNode()).isTrue();
    assertThat(changes.at("/1/by/id").asString()).isEqualTo("first-key");
    assertThat(changes.at("/1/before/name").asString()).isEqualTo("first");
    assertThat(changes.at("/1/after/name").asString()).isEqualTo("second");
    assertThat(changes.at("/1/after/webhook/headers/Authorization").asString()).isEqualTo("***");
    assertThat(changes.at("/0/after").isMissingNode()).isTrue();
  }

  @Test
  void pagesAndAnswersCarryHeadersThatLetNothingForeignRun() {
    for (String path : List.of("/", "/swagger-ui/index.html", "/api/v1/rules", "/echo-list/x")) {
      Answer answer = OPS.send("GET", path, "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe-inline", "unsafe-eval");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void aPageFromElsewhereGetsNothingWhateverKeyTheBrowserHas() {
    Answer answer = OPS.send("POST", "/api/v1/keys", "{}", "Origin", "https://evil.example");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.detail())
        .isEqualTo(
            "Origin: a page of another site made the browser send it; add the page's origin to"
                + " journeyrunner.access.allowed-origins if you trust it");

    Answer preflight =
        NOBODY.send("OPTIONS", "/api/v1/rules", "", "Origin", "https://evil.example");
    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theEchoServesNothingThatRunsAndKeepsNoKey() {
    String html = "<html><script>alert(1)</script></html>";
    Answer sent =
        OPS.send("POST", "/echo-send/active/page.html", html, "Content-Type", "text/html");
    assertThat(sent.header("Content-Type")).isEqualTo("application/json");
    assertThat(sent.body()).doesNotContain("<");

    Answer list = DESIGN.send("GET", "/echo-list/active?format=json", "", "Accept", "text/html");
    assertThat(list.header("Content-Type")).isEqualTo("application/json");
    assertThat(list.json().at("/requests/0/body").asString()).isEqualTo(html);
    assertThat(list.json().at("/requests/0/headers/authorization").asString()).isEqualTo("***");
    assertThat(DESIGN.send("GET", "/echo-list/active", "", "Accept", "text/html").body())
        .doesNotContain("alert", "active");

    assertThat(NOBODY.send("GET", "/echo-send/%3Cscript%3E/", "").header("Content-Type"))
        .isEqualTo("application/problem+json");
    assertThat(NOBODY.send("GET", "/echo-send/a/?retry-after=5%0d%0aX-Own:%201", "").status())
        .isEqualTo(400);
  }

  @Test
  void theEchoStillShowsTheKeysOfOthers() {
    app.with("partner-token").send("POST", "/echo-send/partner/", "x");

    assertThat(
            DESIGN
                .send("GET", "/echo-list/partner", "")
                .json()
                .at("/requests/0/headers/authorization")
                .asString())
        .isEqualTo("Bearer partner-token");
  }

  @Test
  void healthTellsStrangersNoMoreThanUpOrDown() {
    assertThat(NOBODY.send("GET", "/actuator/health", "").body())
        .doesNotContain("components", "H2");
    assertThat(OPS.send("GET", "/actuator/health", "").body()).contains("components");
  }

  @Test
  void aBrowserAsksAPersonForTheKey() {
    assertThat(
            NOBODY
                .send("GET", "/echo-list/x", "", "Accept", "text/html")
                .header("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"journey-runner\", charset=\"UTF-8\"");
    assertThat(DESIGN.page("/echo-list/x").status()).isEqualTo(200);
  }
}
