// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditMaskTest {

  private static String masked(String json) {
    return masked(json, Set.of());
  }

  private static String masked(String json, Set<String> secretNames) {
    return String.valueOf(new AuditMask(secretNames).text(new JsonMapper().readTree(json)));
  }

  @Test
  void aCredentialThatWasWrittenInPlainIsNotKept() {
    assertThat(masked("{\"headers\":{\"Authorization\":\"Bearer abc\",\"X-Api-Key\":\"k\"}}"))
        .isEqualTo("{\"headers\":{\"Authorization\":\"***\",\"X-Api-Key\":\"***\"}}");
    assertThat(masked("[{\"auth\":{\"password\":\"p\",\"user\":\"u\"}}]"))
        .isEqualTo("[{\"auth\":{\"password\":\"***\",\"user\":\"u\"}}]");
  }

  @Test
  void theNameOfASecretIsKept() {
    String text = "{\"Authorization\":\"Bearer {{secrets.partner}}\",\"signWith\":\"partner\"}";

    assertThat(masked(text)).isEqualTo(text);
  }

  @Test
  void whichSecretTookThePlaceOfWhichIsKeptWhereOnlyNamesStand() {
    String text = "{\"auth\":{\"type\":\"bearer\",\"token\":\"partner-2027\"}}";

    assertThat(masked(text, Set.of("/auth/token"))).isEqualTo(text);
  }

  @Test
  void aPlaceForNamesMakesNoOtherPlaceSafe() {
    assertThat(
            masked(
                "{\"auth\":{\"token\":\"n\"},\"headers\":{\"Token\":\"v\"},\"token\":\"v\","
                    + "\"list\":[{\"auth\":{\"token\":\"v\"}}],\"auth/token\":{\"token\":\"v\"}}",
                Set.of("/auth/token")))
        .isEqualTo(
            "{\"auth\":{\"token\":\"n\"},\"headers\":{\"Token\":\"***\"},\"token\":\"***\","
                + "\"list\":[{\"auth\":{\"token\":\"***\"}}],\"auth/token\":{\"token\":\"***\"}}");
  }

  @Test
  void whatIsTooLongIsToldByItsHash() {
    assertThat(masked("{\"body\":\"" + "x".repeat(100_000) + "\"}"))
        .startsWith("{\"left_out\":\"more than 100000 characters\",\"characters\":100011,")
        .hasSizeLessThan(200);
  }
}
