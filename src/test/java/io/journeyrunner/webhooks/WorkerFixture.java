// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.jobs.Job;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.SystemEvents;
import io.journeyrunner.testing.Databases;
import io.journeyrunner.users.UserStates;
import io.journeyrunner.users.UserStatesOn;
import io.journeyrunner.webhooks.endpoints.EndpointSettings;
import io.journeyrunner.webhooks.endpoints.EndpointsOn;
import io.journeyrunner.webhooks.gates.GateSettings;
import io.journeyrunner.webhooks.gates.Gates;
import io.journeyrunner.webhooks.log.DeliveryLogOn;
import io.journeyrunner.webhooks.secrets.SecretSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import io.journeyrunner.webhooks.send.EndpointSender;
import io.journeyrunner.webhooks.send.LoopbackSender;
import io.journeyrunner.webhooks.template.Templates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The worker with all its real parts, without an engine. */
final class WorkerFixture {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static final AtomicLong DEFINITIONS = new AtomicLong();

  final MockEnvironment environment = new MockEnvironment();
  final List<Event> told = new ArrayList<>();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final UserStates users;
  final Webhooks webhooks;
  final WebhookWorker worker;
  final Gates gates;
  final EndpointsOn endpoints;

  private final DataSource database;

  private SystemEvents systemEvents = (event, depth) -> told.add(event);

  WorkerFixture() {
    this(Databases.h2());
  }

  WorkerFixture(DataSource database) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    WebhookSettings settings = new WebhookSettings(8);
    Secrets secrets = new Secrets(new SecretSettings(null), environment);
    EndpointSettings endpointSettings = EndpointsOn.settings(Path.of("no-such-folder"));
    EndpointSender sender = LoopbackSender.forEndpoints(secrets, endpointSettings, clock);
    this.database = database;
    endpoints = otherNode();
    CallPlans plans = new CallPlans(new Templates(), endpoints.catalog());
    GateSettings gateSettings =
        new Binder(List.of(new MapConfigurationPropertySource(Map.of())))
            .bindOrCreate("gates", GateSettings.class);
    gates = new Gates(gateSettings, endpoints.limits(gateSettings, secrets), 512, clock);
    DeliveryMetrics metrics = new DeliveryMetrics(registry, clock);
    Aftermath aftermath =
        new Aftermath(
            new FailedEvents((event, depth) -> systemEvents.emit(event, depth), clock),
            new AttemptLog(DeliveryLogOn.database(database, clock), metrics, clock),
            clock);
    users = UserStatesOn.database(database);
    webhooks = new Webhooks(plans, sender, secrets, clock);
    worker =
        new WebhookWorker(
            plans,
            users,
            new Deliverer(sender, gates, secrets, metrics, clock),
            aftermath,
            settings,
            clock);
  }

  /** The endpoints of another node on the same database. */
  EndpointsOn otherNode() {
    return new EndpointsOn(
        database,
        new EndpointCheck(new Templates(), List.of()),
        Path.of("no-such-folder"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  void systemEventsFail(RuntimeException failure) {
    systemEvents =
        (event, depth) -> {
          throw failure;
        };
  }

  JobResult work(Map<String, String> headers) {
    return worker.work(job(headers, variables(), 1));
  }

  static Job job(Map<String, String> headers, ObjectNode variables, int attempt) {
    Job.Element element =
        new Job.Element(
            new ProcessId("rule-callback"), DEFINITIONS.incrementAndGet(), "call", 7, 70);
    return new Job(element, headers, variables, attempt, NOW.minusSeconds(60));
  }

  static ObjectNode variables() {
    return (ObjectNode)
        JsonMapper.shared()
            .readTree(
                """
                { "event_id": "e-ü-1", "event_type": "spin_issued", "user_id": "üser-1",
                  "event_time": "2026-11-23T09:59:00Z", "brand": "7", "event": { "count": 3 } }
                """);
  }
}
