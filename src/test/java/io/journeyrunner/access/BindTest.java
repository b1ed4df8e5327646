// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.testing.Databases;
import io.journeyrunner.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class BindTest {

  private static final String LONG = "0123456789012345678901234567890123456789";

  private static AccessFixture node(@Nullable String firstKey) {
    return new AccessFixture(Databases.h2(), new SettableClock(), firstKey);
  }

  private static Bind bind(String address, AccessFixture node) {
    return new Bind(new MockEnvironment().withProperty("server.address", address), node.ring);
  }

  @Test
  void withoutKeysTheDoorIsOpenOnLoopbackUntilThereIsOne() {
    AccessFixture node = node(null);
    Bind bind = bind("127.0.0.1", node);
    assertThat(bind.isOpen()).isTrue();

    node.make("ops", Role.ops);

    assertThat(bind.isOpen()).isFalse();
  }

  @Test
  void withoutKeysItDoesNotStartWhereOthersReachIt() {
    AccessFixture node = node(null);

    assertThatThrownBy(() -> bind("0.0.0.0", node))
        .isInstanceOf(AccessStartFailure.class)
        .hasMessage(
            "server.address is 0.0.0.0, where other machines reach it, and there is no key that"
                + " counts: anybody could send events, change rules and read what was sent");
    assertThatThrownBy(() -> bind("", node))
        .hasMessageStartingWith("server.address is empty (all addresses)");
    assertThatThrownBy(() -> bind("192.0.2.1", node)).isInstanceOf(AccessStartFailure.class);
  }

  @Test
  void withAKeyItStartsEverywhereAndIsOpenNowhere() {
    assertThat(bind("0.0.0.0", node(LONG)).isOpen()).isFalse();
    assertThat(bind("127.0.0.1", node(LONG)).isOpen()).isFalse();
  }

  @Test
  void aFirstKeyThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> node("secret"))
        .hasMessage("journeyrunner.access.first-key has not 40 to 200 printable characters");
  }

  @Test
  void whoStartsItReadsWhatToDo() {
    assertThat(
            new AccessStartFailureAnalyzer()
                .analyze(new IllegalStateException(new AccessStartFailure("It is so", "Do this"))))
        .extracting(FailureAnalysis::getDescription, FailureAnalysis::getAction)
        .containsExactly("The application was not started: It is so.", "Do this.");
  }
}
