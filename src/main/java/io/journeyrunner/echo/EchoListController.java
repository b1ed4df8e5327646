// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was sent to a bucket: a page to a browser, JSON to a program. */
@RestController
@RequestMapping({"/echo-list/{bucket}", "/echo-list/{bucket}/"})
@Tag(
    name = "Echo service",
    description = "Send anything to /echo-send/{bucket}/ and look at it here")
final class EchoListController {

  /** Only what is ours runs in the page; what was sent can't. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** What was sent, the newest first. */
  record Listing(String bucket, List<EchoedRequest> requests, List<EchoedRequest> others) {}

  private final EchoBuckets buckets;

  EchoListController(EchoBuckets buckets) {
    this.buckets = buckets;
  }

  @GetMapping
  @Operation(
      summary = "List what was sent to a bucket, the newest first",
      description = "The last 100 POSTs, and apart from them the last 100 others.")
  ResponseEntity<?> list(
      @PathVariable String bucket,
      @Parameter(description = "json, or what the browser asks for") @RequestParam(required = false)
          @Nullable String format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    Optional<EchoBucket.Content> content = buckets.find(bucket).map(EchoBucket::content);
    if (accept.contains("text/html") && !"json".equals(format)) {
      return safe().contentType(MediaType.TEXT_HTML).body(new ClassPathResource("echo/list.html"));
    }
    return safe()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new Listing(
                bucket,
                content.map(EchoBucket.Content::posts).orElse(List.of()),
                content.map(EchoBucket.Content::others).orElse(List.of())));
  }

  private static ResponseEntity.BodyBuilder safe() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", POLICY);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forget what was sent to a bucket")
  void clear(@PathVariable String bucket) {
    buckets.find(bucket).ifPresent(EchoBucket::clear);
  }

  @PutMapping(path = "signing-secret", consumes = MediaType.TEXT_PLAIN_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Let a bucket check signatures (Standard Webhooks)",
      description = "The body is the secret, whsec_ and base64. It is never shown.")
  void signingSecret(@PathVariable String bucket, @RequestBody String secret) {
    SignatureCheck.key(secret);
    buckets.get(bucket).signingSecret(secret.strip());
  }
}
