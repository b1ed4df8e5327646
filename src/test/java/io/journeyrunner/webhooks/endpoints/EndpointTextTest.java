// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author writes, and what is said to it. */
class EndpointTextTest {

  private static final String WHOLE =
      """
      id: partner
      name: Partner Ü
      baseUrl: "{{secrets.partner_url}}/v2"
      auth:
        type: oauth2
        tokenUrl: https://login.example/token?tenant=7
        clientId: "{{secrets.partner_client}}"
        clientSecret: partner-secret
        scope: spins.write spins.read
        audience: https://api.example
        clientAuth: post
      mtls: { certificate: partner-cert, key: partner-key, trusted: partner-ca }
      headers: { X-Brand: "{{brand}}" }
      ratePerSecond: 50
      concurrency: 8
      signWith: partner-signing
      """;

  private static String refusal(String yaml) {
    InvalidEndpoint mistake =
        catchThrowableOfType(InvalidEndpoint.class, () -> EndpointDocuments.TEXT.fromYaml(yaml));
    return mistake.findings().getFirst().toString();
  }

  private static String withAuth(String auth) {
    return "{ id: x, baseUrl: https://a.example, auth: " + auth + " }";
  }

  @Test
  void whatIsWrittenIsReadAgainAsJsonAndAsYaml() {
    Endpoint endpoint = EndpointDocuments.TEXT.fromYaml(WHOLE);

    assertThat(EndpointDocuments.TEXT.fromYaml(EndpointDocuments.TEXT.toYaml(endpoint)))
        .isEqualTo(endpoint);
    assertThat(EndpointDocuments.TEXT.fromJson(EndpointDocuments.TEXT.toJson(endpoint)))
        .isEqualTo(endpoint);
    assertThat(EndpointDocuments.TEXT.toJson(endpoint))
        .contains("\"baseUrl\":\"{{secrets.partner_url}}/v2\"")
        .contains("\"type\":\"oauth2\"")
        .doesNotContain("sentIn", "kind", "literal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ type: none }",
        "{ type: basic, user: ann, password: pw }",
        "{ type: bearer, token: t }",
        "{ type: apiKey, key: k }",
        "{ type: apiKey, header: X-Key, key: k }",
        "{ type: oauth2, tokenUrl: https://l.example/t, clientId: c, clientSecret: s }"
      })
  void eachKindOfProofIsReadAgain(String auth) {
    Endpoint endpoint = EndpointDocuments.TEXT.fromYaml(withAuth(auth));

    assertThat(EndpointDocuments.TEXT.fromJson(EndpointDocuments.TEXT.toJson(endpoint)))
        .isEqualTo(endpoint);
  }

  @Test
  void aFieldThatIsMisspeltIsToldWithTheOneThatWasMeant() {
    assertThat(refusal("{ id: x, baseUrl: https://a.example, header: { X: y } }"))
        .startsWith("header, line 1, column ")
        .contains("header is not known here; leave it out, or use one of auth, baseUrl,")
        .endsWith("; did you mean headers?");
    assertThat(refusal(withAuth("{ type: basic, user: a, password: p, pasword: q }")))
        .contains("did you mean password?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ type: digest }", "{ user: a, password: b }"})
  void aKindOfProofThatIsNotKnownIsToldWithoutOurClasses(String auth) {
    assertThat(refusal(withAuth(auth)))
        .isEqualTo(
            "auth.type: is none of those known; use one of none, basic, bearer, apiKey, oauth2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "https://ann:pa55@a.example = it has a user or a password before its host",
        "ftp://a.example = it is no address with http or https",
        "a.example = it is no address with http or https",
        "https:///x = it is no address with http or https",
        "https://a.example/x#y = it is no address with http or https",
        "https://a.example/x?y = baseUrl has a query",
        "https://a.example/x/../y = its path has a part . or ..",
        "https://a.example/%2E%2e/y = its path has a part . or ..",
        "https://{{event.host}}/x = in braces can stand only a secret",
        "https://{{secrets.a | upcase}}/x = in braces can stand only a secret",
        "https://a.example{% if x %} = in braces can stand only a secret",
        "{{secrets.scheme}}://a.example = it is no address with http or https",
        "https://a.exam ple = it is no address with http or https"
      })
  void aBaseThatIsNoneIsRefusedWithoutShowingIt(String baseUrl, String what) {
    assertThat(refusal("{ id: x, baseUrl: '" + baseUrl + "' }"))
        .contains(what)
        .doesNotContain("pa55");
  }

  @Test
  void whatIsNoNameOfASecretIsNotShownSinceItMayBeOne() {
    assertThat(refusal(withAuth("{ type: bearer, token: 'Zoë pa55!' }")))
        .contains("auth.token is no name of a secret")
        .doesNotContain("pa55");
    assertThat(refusal(withAuth("{ type: basic, user: 'a:b', password: p }")))
        .contains("auth.user has a colon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ratePerSecond: 0 | ratePerSecond must be 1 to 100000, it is 0",
        "concurrency: 10001 | concurrency must be 1 to 10000, it is 10001",
        "signWith: a/b | signWith is no name of a secret",
        "name: '' | name must have 1 to 200 characters"
      })
  void limitsHaveARange(String field, String what) {
    assertThat(refusal("{ id: x, baseUrl: https://a.example, " + field + " }")).contains(what);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example/v9, https://api.example/v9/v2",
    "https://api.example/, https://api.example//v2",
    "http://[::1]:8443, http://[::1]:8443/v2"
  })
  void aSecretCanBeTheWholeBase(String secret, String base) {
    assertThat(EndpointDocuments.TEXT.fromYaml(WHOLE).baseUrl().base(name -> Optional.of(secret)))
        .isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann:pa55@api.example",
        "https://api.example\nHost: pa55",
        "https://api.example?pa55=",
        "file:///pa55",
        "https://api.example/../pa55"
      })
  void aSecretThatMakesItNoBaseIsNotShown(String secret) {
    IllegalArgumentException mistake =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () ->
                EndpointDocuments.TEXT.fromYaml(WHOLE).baseUrl().base(name -> Optional.of(secret)));

    assertThat(mistake).hasMessageStartingWith("it").hasMessageNotContaining("pa55");
  }
}
