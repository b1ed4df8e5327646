// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFailureTest {

  @ParameterizedTest
  @CsvSource({
    "ALREADY_EXISTS, DUPLICATE",
    "NOT_FOUND, GONE",
    "INVALID_ARGUMENT, REFUSED",
    "FAILED_PRECONDITION, REFUSED",
    "RESOURCE_EXHAUSTED, PUSHED_BACK",
    "UNAVAILABLE, UNANSWERED",
    "DEADLINE_EXCEEDED, UNANSWERED",
    "CANCELLED, UNANSWERED",
    "INTERNAL, UNANSWERED",
    "UNKNOWN, UNANSWERED",
    "UNAUTHENTICATED, AWAY"
  })
  void followsFromTheCode(Status.Code code, CallFailure failure) {
    assertThat(CallFailure.of(code.toStatus().asRuntimeException())).isEqualTo(failure);
  }

  @Test
  void isCertainOfARefusedConnection() {
    assertThat(unavailable(new ConnectException("Connection refused"))).isEqualTo(CallFailure.AWAY);
  }

  @Test
  void isNotCertainOfALostConnection() {
    assertThat(unavailable(new IOException("Connection reset by peer")))
        .isEqualTo(CallFailure.UNANSWERED);
  }

  @ParameterizedTest
  @CsvSource({
    "RESOURCE_EXHAUSTED, gRPC message exceeds maximum size 4194304: 4299194",
    "UNKNOWN, Command 'CREATE' rejected with code 'EXCEEDED_BATCH_RECORD_SIZE': "
  })
  void refusesWhatIsTooLargeForEver(Status.Code code, String words) {
    assertThat(CallFailure.of(code.toStatus().withDescription(words).asRuntimeException()))
        .isEqualTo(CallFailure.REFUSED);
  }

  @Test
  void refusesForEverWhatFailedBeforeTheCall() {
    Throwable bug = new IllegalArgumentException("no JSON");

    assertThat(CallFailure.of(bug)).isEqualTo(CallFailure.REFUSED);
    assertThat(CallFailure.words(bug)).isEqualTo("no JSON");
  }

  @Test
  void shortensTheEnginesWordsToOneLine() {
    Status said = Status.INTERNAL.withDescription("a\n\tb " + "x".repeat(1000));

    assertThat(CallFailure.words(said.asRuntimeException()))
        .isEqualTo("a b " + "x".repeat(496) + "…");
    assertThat(CallFailure.words(Status.INTERNAL.asRuntimeException())).isEqualTo("INTERNAL");
  }

  private static CallFailure unavailable(Throwable cause) {
    return CallFailure.of(
        new CompletionException(Status.UNAVAILABLE.withCause(cause).asRuntimeException()));
  }
}
