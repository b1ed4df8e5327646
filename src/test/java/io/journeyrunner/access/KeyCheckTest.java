// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyCheckTest {

  private static final String HERE = "203.0.113.1";
  private static final String ELSEWHERE = "203.0.113.2";

  private final AccessFixture node =
      new AccessFixture(
          Databases.h2(), new SettableClock(), "a-first-key-that-is-long-enough-to-be-one");
  private final KeyCheck check =
      new KeyCheck(
          node.ring,
          new FailureLimit(new AccessSettings(null, 1, 3, Duration.ofDays(1), List.of())));

  private String refusal(String key, String address) {
    return catchThrowableOfType(Refusal.class, () -> check.check(key, address)).kind();
  }

  @Test
  void theConfiguredKeyIsAnOpsKey() {
    assertThat(check.check("a-first-key-that-is-long-enough-to-be-one", HERE).role())
        .isEqualTo(Role.ops);
  }

  @Test
  void whoTriesOutKeysIsSlowedDownAndNobodyElseIs() {
    String known = node.make("known", Role.ingest).reveal();
    String fresh = node.make("fresh", Role.ingest).reveal();
    check.check(known, HERE);

    assertThat(refusal("wrong", HERE)).isEqualTo("unauthenticated");
    assertThat(refusal("wrong", HERE)).isEqualTo("unauthenticated");
    assertThat(refusal("wrong", HERE)).isEqualTo("unauthenticated");

    assertThat(refusal("wrong", HERE)).isEqualTo("too-many-wrong-keys");
    assertThat(check.check(fresh, HERE).role()).isEqualTo(Role.ingest);
    assertThat(check.check(known, HERE).role()).isEqualTo(Role.ingest);
    assertThat(check.check(fresh, ELSEWHERE).role()).isEqualTo(Role.ingest);
  }
}
