// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys, over HTTP. */
@RestController
@RequestMapping("/api/v1/keys")
@Tag(name = "Keys", description = "Who may come in, and as what")
final class KeyController {

  /**
   * A new key.
   *
   * @param secret the whole key; it is shown in this answer and never again
   */
  record Made(@JsonUnwrapped ApiKey about, String secret) {

    /** Without the secret: Spring logs bodies when it is told to trace. */
    @Override
    public String toString() {
      return about.toString();
    }
  }

  /** All keys. */
  record Listing(List<ApiKey> keys) {}

  private final ApiKeys keys;

  KeyController(ApiKeys keys) {
    this.keys = keys;
  }

  @PostMapping
  @Operation(
      summary = "Make a key",
      description =
          "The answer has the whole key as \"secret\", once; send it as \"Authorization: Bearer"
              + " jr_…\". The first key closes the door for everybody without one, so it has the"
              + " role ops.")
  ResponseEntity<Made> make(@RequestBody KeyWish wish) {
    ApiKeys.Made made = keys.make(wish);
    return ResponseEntity.created(URI.create("/api/v1/keys/" + made.key().id()))
        .cacheControl(CacheControl.noStore())
        .body(new Made(made.key(), made.text().reveal()));
  }

  @GetMapping
  @Operation(summary = "List all keys, the newest first, without their secrets")
  Listing list() {
    return new Listing(keys.all());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read about a key")
  ApiKey get(@PathVariable String id) {
    return keys.get(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a key; it counts on no node a second later")
  void revoke(@PathVariable String id) {
    keys.revoke(id);
  }
}
