// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import io.journeyrunner.testing.RunningApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The application with its embedded engine, one rule and two journeys; who is called; the peer. */
final class Installation implements AutoCloseable {

  /** Of the bare engine, too. */
  static final int IN_FLIGHT = 48;

  static final String RULE = "bench_rule";
  static final String ENTRY = "bench_entry";
  static final String WAIT = "bench_wait";

  /** What FeelExpression and templates have to do is that of the sample rule. */
  private static final String RULE_TEXT =
      """
      {"id": "bench", "name": "bench", "on": "bench_rule",
       "when": "event.minigame_spins_count > 0 and state.core_sm_brand_id = 7",
       "webhook": {"url": "%s{{event_id}}", "body":
         "{\\"saw_template_id\\": \\"{{event.saw_template_id}}\\", \\"user\\": \\"{{state.user_ext_id}}\\"}"}}
      """;

  private static final String JOURNEY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="https://x">
        <process id="%s" isExecutable="true">
          <startEvent id="begin"><messageEventDefinition id="m" messageRef="%s" /></startEvent>
          <sequenceFlow id="a" sourceRef="begin" targetRef="step" />
          %s
          <sequenceFlow id="b" sourceRef="step" targetRef="end" />
          <endEvent id="end" />
        </process>
        <message id="bench_entry" name="bench_entry" />
        <message id="bench_other" name="bench_other" />
        <message id="bench_wait" name="bench_wait"><extensionElements>
          <zeebe:subscription correlationKey="=user_id" /></extensionElements></message>
      </definitions>
      """;

  private final Receiver receiver = new Receiver();
  final RunningApplication application;
  final Events events;
  final BareEngine bare;

  Installation(Path home, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("journeyrunner.webhooks.guard.allow", "127.0.0.0/8");
    all.put("journeyrunner.rules.folder", home.resolve("rules").toString());
    all.put("journeyrunner.journeys.folder", home.resolve("journeys").toString());
    all.put("spring.main.sources", ParseOnly.class.getName());
    all.put("journeyrunner.engine.start-timeout", "8m"); // on a busy machine
    application = RunningApplication.start(home, all);
    bare = new BareEngine(application.gateway());
    events = new Events(application);
    deploy();
  }

  private void deploy() {
    done(
        application.send(
            "PUT", "/api/v1/rules/bench", "application/json", RULE_TEXT.formatted(url("rule"))));
    String call =
        """
        <serviceTask id="step"><extensionElements><zeebe:taskDefinition type="webhook" /><zeebe:taskHeaders>
          <zeebe:header key="url" value="%s{{event_id}}" />
          <zeebe:header key="body" value="{&quot;user&quot;: &quot;{{user_id}}&quot;}" />
        </zeebe:taskHeaders></extensionElements></serviceTask>
        """
            .formatted(url("journey"));
    deploy("bench-calling", JOURNEY.formatted("bench-calling", ENTRY, call));
    String wait =
        """
        <intermediateCatchEvent id="step">
          <messageEventDefinition id="w" messageRef="bench_wait" /></intermediateCatchEvent>
        """;
    deploy("bench-waiting", JOURNEY.formatted("bench-waiting", "bench_other", wait));
  }

  private void deploy(String id, String drawing) {
    done(
        application.send(
            "POST", "/api/v1/journeys?name=" + id + ".bpmn", "application/xml", drawing));
  }

  private static void done(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private String url(String way) {
    return receiver.url("/" + way + "/");
  }

  /** Deliveries per second: of events that lead to one call each. */
  double deliveries(Events.Load load, Duration time) {
    InFlight flight = new InFlight(Math.max(IN_FLIGHT, load.batch() * load.connections()));
    receiver.listen(flight::came);
    return events.rate(load, time, flight);
  }

  /** Milliseconds from sending an event to its call. */
  double latency() {
    InFlight flight = new InFlight(1);
    AtomicLong came = new AtomicLong();
    receiver.listen(
        event -> {
          came.set(System.nanoTime());
          flight.came(event);
        });
    long begin = System.nanoTime();
    events.send(Events.Load.of(RULE, 1, 1), flight);
    flight.awaitAll();
    return (came.get() - begin) / 1e6;
  }

  /** Waits for so many calls of what one action begins. */
  void awaitCalls(int calls, Runnable action) {
    CountDownLatch due = new CountDownLatch(calls);
    receiver.listen(event -> due.countDown());
    action.run();
    try {
      if (!due.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException(due.getCount() + " calls did not come");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Seconds from a start of the application and its engine, after a clean stop, to a call. */
  Figure restart() {
    application.stop();
    long begin = System.nanoTime();
    application.startAgain();
    double unused = latency();
    double took = (System.nanoTime() - begin) / 1e9;
    return Figure.alone("restart after all this, until a call", "s", took, "<= 20");
  }

  /** Milliseconds of all cores that a process has used so far. */
  static double cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
  }

  /** Mebibytes that a process has in memory; nothing where there is no /proc. */
  static double resident(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bare.close();
    application.close();
    receiver.close();
  }
}
