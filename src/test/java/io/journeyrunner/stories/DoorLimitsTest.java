// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.testing.LockedApplication;
import io.journeyrunner.testing.LockedApplication.Answer;
import io.journeyrunner.testing.LockedApplication.Client;
import io.journeyrunner.testing.RoughClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody can take more of the application than is theirs, be they many, slow or wrong. */
class DoorLimitsTest {

  private static final LockedApplication app = LockedApplication.get();
  private static final Client INGEST = app.ingest();
  private static final Client DESIGN = app.design();
  private static final Client NOBODY = app.nobody();
  private static final RoughClient ROUGH = app.roughly();

  @Test
  void whoAsksTooOftenIsAskedToWait() {
    assertThat(ROUGH.sendOften(2_000, "/actuator/health/liveness", "127.0.0.3", ""))
        .startsWith("HTTP/1.1 200")
        .contains("HTTP/1.1 429", "Retry-After: 1", "these are more than 200 requests a second");
  }

  @Test
  void whoTriesOutKeysIsSlowedDownAndNobodyElseIs() {
    assertThat(ROUGH.sendOften(12, "/api/v1/rules", "127.0.0.2", "Authorization: Bearer wrong"))
        .startsWith("HTTP/1.1 401")
        .contains("HTTP/1.1 429", "Retry-After: 60", "too many wrong keys came from this address");

    assertThat(DESIGN.send("GET", "/api/v1/rules", "").status()).isEqualTo(200);
    assertThat(app.output()).contains("access.wrong_key address=127.0.0.2");
  }

  @Test
  void whoSendsTooSlowlyIsCutOff() {
    String head =
        "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + INGEST.key() + "\r\n";
    Duration patience = Duration.ofSeconds(15);

    assertThat(ROUGH.timeUntilCutOff("GET / HT")).isLessThan(patience);
    assertThat(ROUGH.timeUntilCutOff(head + "Content-Length: 100\r\n\r\n[")).isLessThan(patience);
    assertThat(ROUGH.timeUntilCutOff("GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n"))
        .isLessThan(patience);
  }

  @Test
  void whoSendsAByteNowAndThenIsCutOffToo() {
    String head =
        "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nAuthorization: Bearer "
            + INGEST.key()
            + "\r\n\r\n[";

    assertThat(ROUGH.trickle(head))
        .startsWith("HTTP/1.1 408")
        .contains("Connection: close", "did not come within 3 seconds");
  }

  @Test
  void whoGoesOnAfterTheAnswerIsCutOffAllTheSame() {
    String head = "POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n[";

    assertThat(ROUGH.timeUntilATrickleIsCutOff(head)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whoSendsAByteOfItsHeadersNowAndThenIsCutOffToo() {
    String head = "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
    String line = "GET /";

    assertThat(ROUGH.timeUntilATrickleIsCutOff(head))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    assertThat(ROUGH.timeUntilATrickleIsCutOff(line)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aConnectionThatIsUsedAgainMayLiveLongerThanAHead() {
    String spaced = "GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";

    assertThat(ROUGH.answersOverOneConnection(spaced, 6, Duration.ofMillis(900))).isEqualTo(6);
  }

  @Test
  void oneAddressCannotTakeAllConnections() {
    assertThat(ROUGH.keptConnections(60, "127.0.0.4")).isEqualTo(40);

    assertThat(ROUGH.keptConnections(1, "127.0.0.5")).isEqualTo(1);
    await().until(() -> ROUGH.keptConnections(1, "127.0.0.4") == 1);
  }

  @Test
  void headersThatAreTooLargeAreRefusedWithoutTellingTheServer() {
    Answer answer = NOBODY.send("GET", "/", "", "X-Large", "x".repeat(20_000));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("Tomcat");
  }
}
