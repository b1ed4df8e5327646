// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.documents.Representations;
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

  /**
   * A line of the list of endpoints.
   *
   * @param baseUrl as its author wrote it
   * @param auth the kind
   */
  record Summary(String id, String name, String baseUrl, String auth, int version, String source) {}

  /** A version of an endpoint. */
  record VersionLine(int version, String source, Instant created, Endpoint endpoint) {}

  private final Documents<Endpoint> endpoints;
  private final DocumentIndex<Endpoint> index;
  private final Representations<Endpoint> representations =
      new Representations<>(EndpointDocuments.KIND);

  EndpointController(Documents<Endpoint> endpoints, DocumentIndex<Endpoint> index) {
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
      produces = {MediaType.APPLICATION_JSON_VALUE, Representations.YAML})
  @Operation(summary = "Read an endpoint, as JSON or YAML; it names secrets and holds none")
  ResponseEntity<String> get(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return representations.show(endpoints.get(id), accept);
  }

  @PutMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, Representations.YAML, "text/yaml"})
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
    Endpoint endpoint = representations.read(id, contentType, body);
    Document<Endpoint> saved =
        endpoints.save(endpoint, Source.API, Representations.expected(ifMatch));
    return Representations.saved(saved, summary(saved));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take an endpoint out of use, if no rule and no journey names it")
  void delete(@PathVariable String id) {
    endpoints.delete(id, Source.API);
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "List all versions of an endpoint, the newest first")
  List<VersionLine> versions(@PathVariable String id) {
    return endpoints.versions(id).stream()
        .map(one -> new VersionLine(one.version(), one.source(), one.createdAt(), one.content()))
        .toList();
  }

  @PostMapping("/{id}/versions/{version}/restore")
  @Operation(summary = "Make an old version the newest again")
  Summary restore(@PathVariable String id, @PathVariable int version) {
    Endpoint old = endpoints.version(id, version);
    return summary(endpoints.save(old, Source.API, Optional.empty()));
  }

  private static Summary summary(Document<Endpoint> document) {
    Endpoint endpoint = document.content();
    return new Summary(
        endpoint.id(),
        endpoint.name(),
        endpoint.baseUrl().toString(),
        endpoint.auth().kind(),
        document.version(),
        document.source().name());
  }
}
