// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints, over HTTP. */
@RestController
@RequestMapping("/api/v1/endpoints")
@Tag(name = "Endpoints", description = "Where calls go, as shared objects")
final class EndpointController {

  private static final String YAML = "application/yaml";

  /**
   * A line of the list of endpoints.
   *
   * @param baseUrl as its author wrote it
   * @param auth the kind
   */
  record Summary(String id, String name, String baseUrl, String auth, int version, String source) {}

  /** A version of an endpoint. */
  record VersionLine(int version, String source, Instant created, Endpoint endpoint) {}

  private final Endpoints endpoints;
  private final EndpointIndex index;

  EndpointController(Endpoints endpoints, EndpointIndex index) {
    this.endpoints = endpoints;
    this.index = index;
  }

  @GetMapping
  @Operation(summary = "List all endpoints")
  List<Summary> list() {
    return index.all().stream().map(EndpointController::summary).toList();
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, YAML})
  @Operation(summary = "Read an endpoint, as JSON or YAML; it names secrets and holds none")
  ResponseEntity<String> get(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    StoredEndpoint stored = endpoints.get(id);
    boolean isYaml = accept.contains("yaml");
    return ResponseEntity.ok()
        .eTag(Integer.toString(stored.version()))
        .contentType(isYaml ? MediaType.parseMediaType(YAML) : MediaType.APPLICATION_JSON)
        .body(
            isYaml
                ? EndpointText.toYaml(stored.endpoint())
                : EndpointText.toJson(stored.endpoint()));
  }

  @PutMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, YAML, "text/yaml"})
  @Operation(
      summary = "Make an endpoint, or a new version of it",
      description =
          "Counts at once for all that name it, on all nodes within two seconds. With If-Match and"
              + " the ETag of a GET, only if nobody has changed it meanwhile.")
  ResponseEntity<Summary> put(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String contentType,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody String body) {
    Endpoint endpoint =
        contentType.contains("yaml") ? EndpointText.fromYaml(body) : EndpointText.fromJson(body);
    if (!endpoint.id().equals(id)) {
      throw new InvalidEndpoint(
          List.of(new Finding("id", "is not the " + id + " of the path", "let both be the same")));
    }
    StoredEndpoint saved = endpoints.save(endpoint, Endpoints.Source.API, expected(ifMatch));
    return ResponseEntity.status(saved.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK)
        .eTag(Integer.toString(saved.version()))
        .body(summary(saved));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take an endpoint out of use, if no rule and no journey names it")
  void delete(@PathVariable String id) {
    endpoints.delete(id, Endpoints.Source.API);
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "List all versions of an endpoint, the newest first")
  List<VersionLine> versions(@PathVariable String id) {
    return endpoints.versions(id).stream()
        .map(one -> new VersionLine(one.version(), one.source(), one.createdAt(), one.endpoint()))
        .toList();
  }

  @PostMapping("/{id}/versions/{version}/restore")
  @Operation(summary = "Make an old version the newest again")
  Summary restore(@PathVariable String id, @PathVariable int version) {
    Endpoint old =
        endpoints.versions(id).stream()
            .filter(one -> one.version() == version)
            .findFirst()
            .orElseThrow(
                () ->
                    new NotFound(
                        "the endpoint " + id + " has no version " + version,
                        "GET /api/v1/endpoints/" + id + "/versions lists all"))
            .endpoint();
    return summary(endpoints.save(old, Endpoints.Source.API, Optional.empty()));
  }

  private static Optional<Integer> expected(@Nullable String ifMatch) {
    return Optional.ofNullable(ifMatch)
        .map(tag -> tag.replaceAll("[^0-9]", ""))
        .filter(digits -> !digits.isEmpty() && digits.length() < 10)
        .map(Integer::valueOf);
  }

  private static Summary summary(StoredEndpoint stored) {
    Endpoint endpoint = stored.endpoint();
    return new Summary(
        endpoint.id(),
        endpoint.name(),
        endpoint.baseUrl().toString(),
        endpoint.auth().kind(),
        stored.version(),
        stored.source());
  }
}
