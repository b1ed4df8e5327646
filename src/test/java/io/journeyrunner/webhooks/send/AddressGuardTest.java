// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.EngineSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

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
  void aNameThatChangesItsAnswerIsCheckedAgain() throws Exception {
    AtomicReference<InetAddress> answer = new AtomicReference<>(address("127.0.0.2"));
    Sender sender = sender(List.of("127.0.0.2"), host -> List.of(answer.get()));
    String url = "http://rebind.example:" + server.getPort();
    server.close();
    try (MockWebServer everywhere = new MockWebServer()) {
      everywhere.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().setHeader("Connection", "close").build();
            }
          });
      everywhere.start(address("0.0.0.0"), server.getPort());
      assertThat(call(sender, url)).isInstanceOf(Attempt.Replied.class);

      answer.set(address("127.0.0.1"));
      await()
          .until(() -> call(sender, url) instanceof Attempt.Forbidden); // answers are kept for 1 s
      int before = everywhere.getRequestCount();
      assertThat(call(sender, url)).isInstanceOf(Attempt.Forbidden.class);
      assertThat(everywhere.getRequestCount()).isEqualTo(before);
    }
  }

  @Test
  void theSocketAsksTheGuardItself() throws Exception {
    AddressGuard guard = new AddressGuard(AllowList.parse(List.of()));
    try (var socket = new GuardedSockets(guard).createSocket()) {
      assertThatThrownBy(
              () ->
                  socket.connect(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()),
                      1_000))
          .isInstanceOf(AddressForbidden.class);
    }
  }

  @Test
  void aNameThatIsAllowedOnOnePortIsForbiddenOnOthersEvenWithAGoodAddress() throws Exception {
    Sender sender =
        sender(
            List.of("mixed.example:1"), host -> List.of(address("127.0.0.1"), address("1.1.1.1")));

    assertThat(call(sender, "http://mixed.example:" + server.getPort()))
        .isInstanceOf(Attempt.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"169.254.169.254", "100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fe80::1"})
  void aNameThatIsAllowedIsNoWayToTheMetadataOfACloud(String text) throws Exception {
    Sender sender = sender(List.of("*.internal"), host -> List.of(address(text)));

    assertThat(call(sender, "http://metadata.internal:" + server.getPort()))
        .isInstanceOf(Attempt.Forbidden.class);
    assertThat(
            AllowList.parse(List.of(text.contains(":") ? "[" + text + "]" : text))
                .allows("x", address(text), 80))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1.", "999.999.999.999", "2130706433", "1.2.3", "0x7f000001", "."})
  void aHostThatIsANumberIsRefusedWithoutALookUp(String host) {
    AtomicInteger lookups = new AtomicInteger();
    Sender sender =
        sender(
            List.of(),
            name -> {
              lookups.incrementAndGet();
              return List.of();
            });

    assertThat(call(sender, "http://" + host + "/")).isInstanceOf(Attempt.Impossible.class);
    assertThat(lookups).hasValue(0);
  }

  @Test
  void loopbackIsAllowedByDefaultOnlyWhereTheApplicationIsTriedOut() throws Exception {
    InetSocketAddress target = new InetSocketAddress(address("127.0.0.1"), server.getPort());

    byDefault("127.0.0.1", EngineSettings.Mode.EMBEDDED).check(target);
    for (AddressGuard guard :
        List.of(
            byDefault("127.0.0.1", EngineSettings.Mode.EXTERNAL),
            byDefault("0.0.0.0", EngineSettings.Mode.EMBEDDED))) {
      assertThatThrownBy(() -> guard.check(target)).isInstanceOf(AddressForbidden.class);
    }
  }

  private static AddressGuard byDefault(String listens, EngineSettings.Mode mode)
      throws UnknownHostException {
    ServerProperties server = new ServerProperties();
    server.setAddress(address(listens));
    EngineSettings engine =
        new Binder(List.of(new MapConfigurationPropertySource(Map.of("engine.mode", mode.name()))))
            .bindOrCreate("engine", EngineSettings.class);
    return new AddressGuard(new GuardSettings(null), server, engine);
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
            broken -> assertThat(broken.what()).containsAnyOf("in time", "within PT2S"));
    assertThat(attempt.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(attempt.timing().dns()).isNotNull();
  }
}
