// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.journeyrunner.engine.EngineUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks Operate over HTTP with a session of its own, which it begins again when it has run out.
 * Thread-safe.
 */
final class OperateSession implements AutoCloseable {

  private static final String CSRF = "X-CSRF-TOKEN";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int ERRORS = 400;

  private final URI address;
  private final OperateApiSettings settings;
  private final HttpClient http;
  private final ReentrantLock loggingIn = new ReentrantLock();
  private @Nullable Login login; // guarded by loggingIn

  OperateSession(URI address, OperateApiSettings settings) {
    this.address = address;
    this.settings = settings;
    this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** What Operate said. */
  record Answer(int status, String body) {}

  /**
   * What shows that we are logged in. The JDK's cookie manager would keep Secure cookies off plain
   * HTTP, by which nodes in a closed network ask an Operate that has them.
   */
  private record Login(String cookies, @Nullable String token) {

    HttpRequest.Builder on(HttpRequest.Builder request) {
      request.header("Cookie", cookies);
      return token == null ? request : request.header(CSRF, token);
    }
  }

  Answer get(String path) {
    return ask(request(path).GET());
  }

  Answer post(String path, String json) {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private Answer ask(HttpRequest.Builder request) {
    Login used = login(null);
    HttpResponse<String> answer = send(used.on(request.copy()).build());
    if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
      answer = send(login(used).on(request.copy()).build());
    }
    return new Answer(answer.statusCode(), answer.body());
  }

  /** The login, made anew if it is still the one that did not help. */
  private Login login(@Nullable Login old) {
    loggingIn.lock();
    try {
      Login current = login;
      if (current == null || current.equals(old)) {
        current = logIn();
        login = current;
      }
      return current;
    } finally {
      loggingIn.unlock();
    }
  }

  private Login logIn() {
    String form =
        "username=" + encoded(settings.user()) + "&password=" + encoded(settings.password());
    HttpResponse<String> answer =
        send(
            request("/api/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    if (answer.statusCode() >= ERRORS) {
      throw new EngineUnavailable(
          this
              + " refuses the login of "
              + settings.user()
              + " (status "
              + answer.statusCode()
              + ")",
          new IllegalStateException("status " + answer.statusCode()));
    }
    String cookies =
        answer.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    return new Login(cookies, answer.headers().firstValue(CSRF).orElse(null));
  }

  private HttpRequest.Builder request(String path) {
    String base = address.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(settings.timeout())
        .header("Accept", "*/*");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new EngineUnavailable(this + " does not answer (" + e.getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailable(this + " was not waited for", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  @Override
  public String toString() {
    return "Operate at " + address;
  }
}
