// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import io.journeyrunner.engine.embedded.TestEngines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;
import org.testcontainers.utility.DockerImageName;

/** An engine's image. Its log is what it prints, copied into a file as it comes. */
final class ContainerEngine implements TestEngine {

  private static final int GRPC = 26500;
  private static final int MANAGEMENT = 9600;
  private static final int HTTP = 8080;

  /** As the embedded engine has it, and what newer versions need to run without a search store. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("SPRING_PROFILES_ACTIVE", "broker"),
          Map.entry("JAVA_TOOL_OPTIONS", "-Xmx384m -XX:+UseSerialGC"),
          Map.entry("ZEEBE_BROKER_NETWORK_HOST", "0.0.0.0"),
          Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "0.0.0.0"),
          Map.entry("ZEEBE_CLOCK_CONTROLLED", "true"),
          Map.entry("ZEEBE_BROKER_PROCESSING_ENABLEASYNCSCHEDULEDTASKS", "false"),
          Map.entry("CAMUNDA_PROCESSING_ENABLEASYNCSCHEDULEDTASKS", "false"),
          Map.entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB"),
          Map.entry("CAMUNDA_DATA_PRIMARYSTORAGE_LOGSTREAM_LOGSEGMENTSIZE", "16MB"),
          Map.entry("ZEEBE_BROKER_BACKPRESSURE_AIMD_REQUESTTIMEOUT", "1s"),
          Map.entry("ZEEBE_BROKER_BACKPRESSURE_AIMD_INITIALLIMIT", "300"),
          Map.entry("ZEEBE_BROKER_BACKPRESSURE_AIMD_MINLIMIT", "200"),
          Map.entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "400MB"),
          Map.entry("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "200MB"),
          Map.entry("CAMUNDA_DATA_SECONDARYSTORAGE_TYPE", "none"),
          Map.entry("CAMUNDA_SECURITY_AUTHENTICATION_UNPROTECTEDAPI", "true"),
          Map.entry("CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED", "false"));

  private final Path log = TestEngines.folders("container").data().resolve("engine.log");
  private final GenericContainer<?> container;

  ContainerEngine(DockerImageName image) {
    container =
        new GenericContainer<>(image)
            .withExposedPorts(GRPC, MANAGEMENT, HTTP)
            .withEnv(SETTINGS)
            .withEnv(RECORDS)
            .withLogConsumer(this::write)
            .waitingFor(
                new WaitAllStrategy()
                    .withStrategy(Wait.forHttp("/actuator/health/readiness").forPort(MANAGEMENT))
                    .withStrategy(
                        Wait.forHttp("/v2/topology")
                            .forPort(HTTP)
                            .forResponsePredicate(answer -> answer.contains("\"leader\"")))
                    .withStartupTimeout(Duration.ofMinutes(3)));
  }

  @Override
  public void run() {
    try {
      Files.createDirectories(log.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    container.start();
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public URI address() {
    return at(GRPC);
  }

  @Override
  public URI management() {
    return at(MANAGEMENT);
  }

  @Override
  public Path log() {
    return log;
  }

  private URI at(int port) {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
  }

  private void write(OutputFrame line) {
    try {
      Files.writeString(
          log,
          line.getUtf8StringWithoutLineEnding() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
