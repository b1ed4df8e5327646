// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No call reaches an address that policy forbids. */
class AddressGuardTest {

  private static final String FORBIDDEN =
      "its address is not public, so it may not be called; operators can allow it with"
          + " journeyrunner.webhooks.guard.allow";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  private static Sender sender(List<String> allow, GuardedNames.Resolver resolver) {
    return new Sender(new AddressGuard(AllowList.parse(allow)), resolver);
  }

  private static Attempt call(Sender sender, String url) {
    return sender.send(new Call("GET", url, Map.of(), null, null, Duration.ofSeconds(2)));
  }

  private static GuardedNames.Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2002:a00:1::",
        "2001::1",
        "2001:0:4136:e378:8000::1",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "2a00::5efe:a00:1",
        "2a00::200:5efe:a00:1"
      })
  void specialAddressesAreNotPublic(String text) throws Exception {
    assertThat(Ranges.isPublic(address(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "2a00:1450:4001::1",
        "2606:4700::1111",
        "64:ff9b::808:808"
      })
  void otherAddressesArePublic(String text) throws Exception {
    assertThat(Ranges.isPublic(address(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://localhost.:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://2130706433:%d/",
        "http://127.1:%d/",
        "http://0:%d/",
        "http://127.0.0.1.:%d/",
        "http://\uff11\uff12\uff17.0.0.1:%d/",
        "http://\u2460\u2461\u2466.0.0.1:%d/",
        "http://[::]:%d/"
      })
  void noSpellingOfThisMachineIsCalled(String url) {
    Attempt attempt = call(sender(List.of(), system()), url.formatted(server.getPort()));

    assertThat(attempt).isNotInstanceOf(Attempt.Replied.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://0x7f000001:%d/", "http://0177.0.0.1:%d/", "http://0x7f.1:%d/"})
  void noHexadecimalOrOctalSpellingIsCalled(String url) {
    Attempt attempt = call(sender(List.of(), system()), url.formatted(server.getPort()));

    assertThat(attempt).isNotInstanceOf(Attempt.Replied.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void aLiteralAddressIsTold() {
    Attempt attempt = call(sender(List.of(), system()), "http://127.0.0.1:" + server.getPort());

    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Forbidden.class,
            forbidden -> assertThat(forbidden.what()).isEqualTo(FORBIDDEN));
  }

  @Test
  void aNameWithOneBadAddressIsRefusedWhole() {
    Sender sender = sender(List.of(), host -> List.of(address("1.1.1.1"), address("127.0.0.1")));

    assertThat(call(sender, "http://mixed.example:" + server.getPort()))
        .isInstanceOf(Attempt.Forbidden.class);
  }

  @Test
  void aNameThatChangesItsAnswerIsCheckedByTheSocket() throws Exception {
    AddressGuard guard = new AddressGuard(AllowList.parse(List.of("rebind.example:1")));

    // The look-up does not know the port yet; the socket does.
    guard.check("rebind.example", List.of(address("127.0.0.1")));

    try (var socket = new GuardedSockets(guard).createSocket()) {
      assertThatThrownBy(
              () ->
                  socket.connect(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()),
                      1_000))
          .isInstanceOf(AddressForbidden.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void everyAnswerOfANameIsChecked() throws Exception {
    Deque<InetAddress> answers = new ArrayDeque<>(List.of(address("1.1.1.1"), address("10.0.0.1")));
    GuardedNames names =
        new GuardedNames(new AddressGuard(AllowList.LOOPBACK), host -> List.of(answers.remove()));

    assertThat(names.lookup("a.example"))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("1.1.1.1");
    assertThatThrownBy(() -> names.lookup("b.example")).isInstanceOf(AddressForbidden.class);
  }

  @Test
  void whatOperatorsAllowIsCalled() {
    server.enqueue(new MockResponse.Builder().build());
    server.enqueue(new MockResponse.Builder().build());
    String port = ":" + server.getPort();

    assertThat(call(sender(List.of("127.0.0.0/8" + port), system()), "http://127.0.0.1" + port))
        .isInstanceOf(Attempt.Replied.class);
    assertThat(
            call(
                sender(List.of("*.internal"), host -> List.of(address("127.0.0.1"))),
                "http://billing.internal" + port))
        .isInstanceOf(Attempt.Replied.class);
  }

  @Test
  void whatIsAllowedOnOnePortIsNotOnAnother() {
    assertThat(
            call(
                sender(List.of("127.0.0.0/8:1"), system()), "http://127.0.0.1:" + server.getPort()))
        .isInstanceOf(Attempt.Forbidden.class);
  }

  @Test
  void aNameThatIsAllowedDoesNotAllowItsAddress() {
    assertThat(call(sender(List.of("localhost"), system()), "http://127.0.0.1:" + server.getPort()))
        .isInstanceOf(Attempt.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/40", "10.0", "a b", "[::1", "http://a", "*", "10.0.0.*"})
  void anEntryThatIsNoneIsTold(String entry) {
    assertThatThrownBy(() -> AllowList.parse(List.of(entry)))
        .hasMessage(
            "journeyrunner.webhooks.guard.allow holds \""
                + entry
                + "\", which is no host and no range; write billing.internal, *.internal,"
                + " 10.0.0.0/8 or [fd00::]/8, each with :port if only one port is meant");
  }

  @Test
  void aLookUpThatHangsIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    Sender sender =
        sender(
            List.of(),
            host -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            });

    Attempt attempt = call(sender, "http://hangs.example/");
    never.countDown();

    assertThat(attempt)
        .isInstanceOfSatisfying(
            Attempt.Broken.class,
            broken -> assertThat(broken.what()).isEqualTo("no full answer within PT2S"));
    assertThat(attempt.duration()).isLessThan(Duration.ofSeconds(8));
  }
}
