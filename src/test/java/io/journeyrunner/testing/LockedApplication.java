// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that asks for keys, without an engine, with little patience and tight limits. */
public final class LockedApplication {

  private static final JsonMapper JSON = new JsonMapper();
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

  /** How to speak to it as no decent client does. */
  public RoughClient roughly() {
    return new RoughClient(application.uri("/").getPort());
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }
}
