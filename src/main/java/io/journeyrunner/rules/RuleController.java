// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

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

/** Automation rules, over HTTP. */
@RestController
@RequestMapping("/api/v1/rules")
@Tag(name = "Automation rules", description = "If this event, do this call")
final class RuleController {

  /** A line of the list of rules. */
  record Summary(
      String id,
      String name,
      boolean enabled,
      String on,
      String process,
      int version,
      String source) {}

  /** A version of a rule. */
  record VersionLine(int version, String source, Instant created, Rule rule) {}

  private final Documents<Rule> rules;
  private final DocumentIndex<Rule> index;
  private final Representations<Rule> representations = new Representations<>(RuleDocuments.KIND);

  RuleController(Documents<Rule> rules, DocumentIndex<Rule> index) {
    this.rules = rules;
    this.index = index;
  }

  @GetMapping
  @Operation(summary = "List all rules")
  List<Summary> list() {
    return index.all().stream().map(RuleController::summary).toList();
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, Representations.YAML})
  @Operation(summary = "Read a rule, as JSON or YAML")
  ResponseEntity<String> get(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return representations.show(rules.get(id), accept);
  }

  @PutMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, Representations.YAML, "text/yaml"})
  @Operation(
      summary = "Make a rule, or a new version of it",
      description = "With If-Match and the ETag of a GET, only if nobody has changed it meanwhile.")
  ResponseEntity<Summary> put(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String contentType,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody String body) {
    Rule rule = representations.read(id, contentType, body);
    Document<Rule> saved = rules.save(rule, Source.API, Representations.expected(ifMatch));
    return Representations.saved(saved, summary(saved));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a rule out of use; what runs goes on")
  void delete(@PathVariable String id) {
    rules.delete(id, Source.API);
  }

  @PostMapping("/{id}/pause")
  @Operation(summary = "Start nothing for a while")
  Summary pause(@PathVariable String id) {
    return enable(id, false);
  }

  @PostMapping("/{id}/resume")
  @Operation(summary = "Start again")
  Summary resume(@PathVariable String id) {
    return enable(id, true);
  }

  @GetMapping("/{id}/versions")
  @Operation(summary = "List all versions of a rule, the newest first")
  List<VersionLine> versions(@PathVariable String id) {
    return rules.versions(id).stream()
        .map(one -> new VersionLine(one.version(), one.source(), one.createdAt(), one.content()))
        .toList();
  }

  @PostMapping("/{id}/versions/{version}/restore")
  @Operation(summary = "Make an old version the newest again")
  Summary restore(@PathVariable String id, @PathVariable int version) {
    Rule old = rules.version(id, version);
    return summary(rules.save(old, Source.API, Optional.empty()));
  }

  private Summary enable(String id, boolean enabled) {
    Document<Rule> before = rules.get(id);
    return summary(
        rules.save(before.content().enabled(enabled), Source.API, Optional.of(before.version())));
  }

  private static Summary summary(Document<Rule> document) {
    Rule rule = document.content();
    return new Summary(
        rule.id(),
        rule.name(),
        rule.enabled(),
        rule.on(),
        RuleProcess.id(rule.id()).value(),
        document.version(),
        document.source().name());
  }
}
