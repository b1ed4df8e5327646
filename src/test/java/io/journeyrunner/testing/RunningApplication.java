// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyrunner.engine.embedded.TestEngines;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application in a process of its own, with its embedded engine and database, as a user
 * would run it; so that it can be killed like one, too. Its data outlives it, until the folder is
 * deleted.
 */
public final class RunningApplication implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration START = Duration.ofMinutes(6);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private Process process;

  private RunningApplication(Path home, Map<String, String> overrides) {
    this.home = home;
    properties.put("server.port", freePort());
    properties.put("journeyrunner.home", home.toString());
    properties.put("journeyrunner.engine.distribution", distribution());
    properties.put("journeyrunner.engine.operate", "false");
    properties.put("journeyrunner.engine.clock-controlled", "true");
    properties.put("journeyrunner.engine.environment.[JAVA_TOOL_OPTIONS]", TestEngines.SHORT_LIFE);
    properties.put("journeyrunner.engine.ports.gateway", freePort());
    properties.put("journeyrunner.engine.ports.management", freePort());
    properties.put("journeyrunner.engine.ports.http", freePort());
    properties.put("journeyrunner.engine.ports.command", freePort());
    properties.put("journeyrunner.engine.ports.internal", freePort());
    properties.putAll(overrides);
    this.process = launch();
  }

  /** Starts it on free ports and waits until it is ready. */
  public static RunningApplication start(Path home, Map<String, String> overrides) {
    RunningApplication application = new RunningApplication(home, overrides);
    application.awaitHealthy("readiness");
    return application;
  }

  /** Starts it where there is no engine, and waits until it takes requests. */
  public static RunningApplication startWithoutEngine(Path home, Map<String, String> overrides) {
    RunningApplication application = new RunningApplication(home, overrides);
    application.awaitHealthy("liveness");
    return application;
  }

  /** Where it can be reached. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + properties.get("server.port") + path);
  }

  /** The gRPC address of its embedded engine. */
  public URI gateway() {
    return URI.create("http://127.0.0.1:" + properties.get("journeyrunner.engine.ports.gateway"));
  }

  /** Its process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The engine's process, which may have outlived an application that was killed. */
  public ProcessHandle engine() {
    Properties note = new Properties();
    try (Reader reader =
        Files.newBufferedReader(home.resolve("data/engine/engine-process.properties"))) {
      note.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ProcessHandle.of(Long.parseLong(note.getProperty("pid"))).orElseThrow();
  }

  /** Lets time pass in its engine: what a killed application worked on is given out again. */
  public void letPassInEngine(Duration time) {
    String port = properties.get("journeyrunner.engine.ports.management");
    new EngineClock(URI.create("http://127.0.0.1:" + port)).advance(time);
  }

  /** Everything it printed. */
  public String output() {
    try {
      return Files.readString(home.resolve("application.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again after it was killed or stopped, with the same ports and data. */
  public void startAgain() {
    process = launch();
    awaitHealthy("readiness");
  }

  /** Ends it as {@code kill -9} does: nothing is cleaned up, and its engine lives on. */
  public void killHard() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends it as {@code kill} and Ctrl-C do. */
  public void stop() {
    process.destroy();
    assertThat(process.onExit().orTimeout(120, TimeUnit.SECONDS).join().isAlive()).isFalse();
  }

  @Override
  public void close() {
    stop();
  }

  /** Sends a request and gives back the whole answer. */
  public HttpResponse<String> send(String method, String path, String contentType, String body) {
    return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for bytes in any encoding. */
  public HttpResponse<String> send(String method, String path, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Posts JSON and gives back the JSON of the answer. */
  public JsonNode post(String path, String json) {
    return JSON.readTree(send("POST", path, "application/json", json).body());
  }

  /** Gets JSON. */
  public JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).header("Accept", "application/json").build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Gets a page as a browser does. */
  public HttpResponse<String> page(String path) {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String jvm = "-Xmx512m -XX:+UseSerialGC " + TestEngines.SHORT_LIFE;
    command.addAll(List.of(System.getProperty("application.jvm", jvm).split(" ", -1)));
    command.add("-cp");
    command.add(
        Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path")));
    command.add("io.journeyrunner.JourneyRunner");
    properties.forEach((name, value) -> command.add("--" + name + "=" + value));
    try {
      Files.createDirectories(home);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(
              ProcessBuilder.Redirect.appendTo(home.resolve("application.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitHealthy(String group) {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .failFast(output(), () -> !process.isAlive())
        .until(
            () ->
                http.send(health(group), HttpResponse.BodyHandlers.discarding()).statusCode()
                    == 200);
  }

  private HttpRequest health(String group) {
    return HttpRequest.newBuilder(uri("/actuator/health/" + group)).build();
  }

  private static String distribution() {
    return System.getProperty(
        "journeyrunner.engine.distribution",
        System.getProperty("user.home") + "/.journey-runner/engine/camunda-zeebe-8.6.0");
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
