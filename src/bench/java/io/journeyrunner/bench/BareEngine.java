// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.journeyrunner.engine.EngineAccess;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The peer: the same engine without this application. Create an instance, one job by a stream,
 * complete, end. Two variables: the data of an event, and what the bench knows the instance by.
 * Thread-safe.
 */
final class BareEngine implements AutoCloseable {

  private static final String PROCESS = "bare";

  private final CamundaClient client;
  private final long definition;
  private final JobWorker worker;
  private final AtomicLong numbers = new AtomicLong();
  private volatile Consumer<String> handler = item -> {};
  private volatile Consumer<String> completed = item -> {};

  BareEngine(URI gateway) {
    client = EngineAccess.client(gateway);
    definition =
        client
            .newDeployResourceCommand()
            .addProcessModel(
                Bpmn.createExecutableProcess(PROCESS)
                    .startEvent()
                    .serviceTask("work", task -> task.zeebeJobType(PROCESS))
                    .endEvent()
                    .done(),
                PROCESS + ".bpmn")
            .send()
            .join()
            .getProcesses()
            .getFirst()
            .getProcessDefinitionKey();
    worker =
        client
            .newWorker()
            .jobType(PROCESS)
            .handler((jobs, job) -> work(job))
            .timeout(Duration.ofSeconds(30))
            .maxJobsActive(512)
            .streamEnabled(true)
            .open();
  }

  private void work(ActivatedJob job) {
    String item = String.valueOf(job.getVariable("item"));
    handler.accept(item);
    client.newCompleteCommand(job).send().join();
    completed.accept(item);
  }

  /** Jobs per second, with at most so many instances under way. */
  double rate(Duration time, int inFlight) {
    InFlight flight = new InFlight(inFlight);
    completed = flight::came;
    long begin = System.nanoTime();
    int count = 0;
    for (; System.nanoTime() - begin < time.toNanos(); count++) {
      flight.reserve(1);
      String item = next();
      flight.sent(item);
      create(item);
    }
    flight.awaitAll();
    return count * 1e9 / (System.nanoTime() - begin);
  }

  /** The milliseconds from a create to its job. */
  double latency() {
    InFlight flight = new InFlight(1);
    AtomicLong came = new AtomicLong();
    handler = item -> came.set(System.nanoTime());
    completed = flight::came;
    flight.reserve(1);
    String item = next();
    flight.sent(item);
    long begin = System.nanoTime();
    create(item);
    flight.awaitAll();
    handler = ignored -> {};
    return (came.get() - begin) / 1e6;
  }

  private String next() {
    return "bare-" + numbers.incrementAndGet();
  }

  private void create(String item) {
    var unused =
        client
            .newCreateInstanceCommand()
            .processDefinitionKey(definition)
            .variables("{\"item\":\"" + item + "\",\"event\":" + Events.DATA + "}")
            .send()
            .exceptionally(
                pushedBack -> {
                  create(item);
                  return null;
                });
  }

  @Override
  public void close() {
    worker.close();
    client.close();
  }
}
