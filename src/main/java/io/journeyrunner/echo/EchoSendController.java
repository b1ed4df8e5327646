// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes any request, keeps it, and answers as the query says. */
@RestController
@Hidden
final class EchoSendController {

  private static final String PATH = "/echo-send/";
  private static final Duration HANG = Duration.ofSeconds(90);

  private final EchoBuckets buckets;
  private final EchoReader reader;
  private final EchoPauses pauses;
  private final Clock clock;

  EchoSendController(EchoBuckets buckets, EchoReader reader, EchoPauses pauses, Clock clock) {
    this.buckets = buckets;
    this.reader = reader;
    this.pauses = pauses;
    this.clock = clock;
  }

  @RequestMapping({PATH + "{bucket}", PATH + "{bucket}/**"})
  void take(@PathVariable String bucket, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EchoScript script = EchoScript.read(request.getQueryString());
    EchoBucket target = buckets.get(bucket);
    buckets.add(bucket, echoed(target, request));
    pauses.pause(script.delay());
    int turn = target.turn(String.valueOf(request.getQueryString()), script.answers().size());
    switch (script.answers().get(turn)) {
      case EchoScript.Answer.Status(int code) -> answer(response, script, code, bucket);
      case EchoScript.Answer.Hang() -> pauses.pause(HANG);
      case EchoScript.Answer.Reset() -> breakOff(response);
    }
  }

  private EchoedRequest echoed(EchoBucket target, HttpServletRequest request) throws IOException {
    Map<String, String> headers = headers(request);
    EchoBody body = reader.read(request);
    String text = body.text().orElse(null);
    return new EchoedRequest(
        clock.instant(),
        request.getMethod(),
        path(request.getRequestURI()),
        request.getQueryString() == null ? "" : request.getQueryString(),
        headers,
        text,
        text == null ? body.base64() : null,
        body.whole().length,
        body.isTruncated() ? true : null,
        target
            .signingSecret()
            .map(secret -> SignatureCheck.verify(secret, headers, body.whole(), clock.instant()))
            .orElse(null));
  }

  /** What stands behind the bucket, as it was encoded. */
  private static String path(String uri) {
    int slash = uri.indexOf('/', PATH.length());
    return slash < 0 ? "/" : uri.substring(slash);
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(", ", Collections.list(request.getHeaders(name))));
    }
    return headers;
  }

  private static void answer(
      HttpServletResponse response, EchoScript script, int status, String bucket)
      throws IOException {
    response.setStatus(status);
    script.retryAfter().ifPresent(value -> response.setHeader(HttpHeaders.RETRY_AFTER, value));
    if (status == 204 || status == 304) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    String text = "{\"received\":true,\"list\":\"/echo-list/" + bucket + "/\"}";
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Promises more than it sends, so that the server must break the connection. Not with a status of
   * success: that one counts, whatever breaks behind it.
   */
  private static void breakOff(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
    response.setContentLength(1_000);
    response.getOutputStream().write(' ');
    response.flushBuffer();
    throw new IOException("the connection is broken off, as the query asked for");
  }
}
