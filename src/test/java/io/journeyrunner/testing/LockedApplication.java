// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that asks for keys, without an engine, with little patience and tight limits. */
public final class LockedApplication {

  private static final JsonMapper JSON = new JsonMapper();
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final String FIRST_KEY = "first-key-of-the-stories-0123456789abcdef";

  private static final class Holder {
    static final LockedApplication APPLICATION = start();

    private static LockedApplication start() {
      try {
        Path home = Files.createTempDirectory("journey-runner-door");
        RunningApplication application =
            RunningApplication.startWithoutEngine(home, properties(home));
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
        return new LockedApplication(application);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningApplication application;
  private final Client nobody = new Client(this, "nobody", "");
  private final Client ops = new Client(this, "ops", FIRST_KEY);
  private final Client ingest;
  private final Client design;

  private LockedApplication(RunningApplication application) {
    this.application = application;
    this.ingest = client("CRM Zürich", "ingest");
    this.design = client("designers", "design");
  }

  /** The application, ready. */
  public static LockedApplication get() {
    return Holder.APPLICATION;
  }

  /** Has no key. */
  public Client nobody() {
    return nobody;
  }

  /** Has the key of the configuration. */
  public Client ops() {
    return ops;
  }

  /** Has a key that sends events. */
  public Client ingest() {
    return ingest;
  }

  /** Has a key that makes rules. */
  public Client design() {
    return design;
  }

  /** Has this key. */
  public Client with(String key) {
    return new Client(this, "somebody", key);
  }

  private Client client(String name, String role) {
    String wish = JSON.writeValueAsString(Map.of("name", name, "role", role));
    String key = ops.send("POST", "/api/v1/keys", wish).json().get("secret").asString();
    return new Client(this, role, key);
  }

  /**
   * Somebody who sends requests.
   *
   * @param key empty for none
   */
  public record Client(LockedApplication application, String name, String key) {

    /**
     * Sends a request.
     *
     * @param headers names and values in turn; they replace those that are sent anyhow
     */
    public Answer send(String method, String path, String body, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(application.application.uri(path))
              .timeout(Duration.ofSeconds(30))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .setHeader("Content-Type", "application/json");
      if (!key.isEmpty()) {
        request.setHeader("Authorization", "Bearer " + key);
      }
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      return application
          .http
          .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
          .thenApply(LockedApplication::answer)
          .join();
    }

    /** Gets a page as a person does who typed the key into the browser's window. */
    public Answer page(String path) {
      String basic =
          Base64.getEncoder().encodeToString(("me:" + key).getBytes(StandardCharsets.UTF_8));
      return send("GET", path, "", "Authorization", "Basic " + basic, "Accept", "text/html");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What came back. */
  public record Answer(int status, Map<String, List<String>> headers, String body) {

    /** The first value of a header; empty if there is none. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse("");
    }

    /** The body as JSON. */
    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** The detail of a problem. */
    public String detail() {
      return json().path("detail").asString("");
    }
  }

  private static Map<String, String> properties(Path home) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("journeyrunner.engine.mode", "external");
    properties.put("journeyrunner.engine.external.address", "http://127.0.0.1:9");
    properties.put("journeyrunner.rules.folder", home.resolve("rules").toString());
    properties.put("journeyrunner.journeys.folder", home.resolve("journeys").toString());
    properties.put("journeyrunner.access.first-key", FIRST_KEY);
    // More than a test asks for at once, and less than one connection can.
    properties.put("journeyrunner.access.requests-per-second", "200");
    properties.put("server.tomcat.max-keep-alive-requests", "-1");
    properties.put("journeyrunner.http.max-body-time", "3s");
    properties.put("journeyrunner.access.connections.per-address", "40");
    properties.put("journeyrunner.access.connections.header-time", "3s");
    properties.put("server.tomcat.connection-timeout", "2s");
    properties.put("server.tomcat.keep-alive-timeout", "3s");
    properties.put("management.endpoints.web.exposure.include", "health,prometheus,mappings");
    return properties;
  }

  /** Everything it printed. */
  public String output() {
    return application.output();
  }

  /**
   * Sends the same request again and again over one connection, as fast as it goes.
   *
   * @param from a loopback address, so that the others that come from here don't count
   * @return everything that came back
   */
  public String sendOften(int times, String path, String from, String header) {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + (header.isEmpty() ? "" : header + "\r\n");
    String last = request + "Connection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(HERE, application.uri("/").getPort()));
      Thread writing =
          Thread.ofVirtual()
              .start(() -> write(socket, (request + "\r\n").repeat(times - 1) + last));
      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      writing.join();
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void write(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a client is waited for that sends this, reads what comes, and sends no more. */
  public Duration timeUntilCutOff(String begin) {
    Instant start = Instant.now();
    try (Socket socket = new Socket(HERE, application.uri("/").getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(begin.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // until the server has closed it
      }
    } catch (java.net.SocketTimeoutException e) {
      throw new IllegalStateException("it is never cut off", e);
    } catch (IOException e) {
      // reset: cut off as well
    }
    return Duration.between(start, Instant.now());
  }

  /**
   * Opens connections and leaves them open.
   *
   * @param from a loopback address
   * @return how many of them the server keeps, whatever it is asked on them
   */
  public long keptConnections(int times, String from) {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < times; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(HERE, application.uri("/").getPort()));
      }
      return sockets.stream().filter(LockedApplication::isAnswered).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(LockedApplication::close);
    }
  }

  /** Sends a request whose answer ends with a brace again and again, and waits before each. */
  public int answersOverOneConnection(String request, int times, Duration wait) {
    try (Socket socket = new Socket(HERE, application.uri("/").getPort())) {
      InputStream in = socket.getInputStream();
      socket.setSoTimeout(10_000);
      AtomicInteger answers = new AtomicInteger();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(wait)
          .until(
              () -> {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                return !isReadTo('}', in) || answers.incrementAndGet() == times;
              });
      return answers.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isReadTo(char last, InputStream in) throws IOException {
    int next = in.read();
    while (next >= 0 && next != last) {
      next = in.read();
    }
    return next == last;
  }

  private static boolean isAnswered(Socket socket) {
    try {
      String request = "GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false; // reset
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes back to a client that sends a byte now and then, until it is cut off. */
  public String trickle(String head) {
    try (Socket socket = new Socket(HERE, application.uri("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                out.write(' ');
                out.flush();
                return socket.getInputStream().available() > 0;
              });
      socket.setSoTimeout(10_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long a client can go on sending a byte now and then, whatever it is answered. */
  public Duration timeUntilATrickleIsCutOff(String head) {
    long begun = System.nanoTime();
    try (Socket socket = new Socket(HERE, application.uri("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(300))
          .until(() -> isCutOff(out));
      return Duration.ofNanos(System.nanoTime() - begun);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCutOff(OutputStream out) {
    try {
      out.write(' ');
      out.flush();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }
}
