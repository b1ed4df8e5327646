// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

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

/** Automation rules, over HTTP. */
@RestController
@RequestMapping("/api/v1/rules")
@Tag(name = "Automation rules", description = "If this event, do this call")
final class RuleController {

  private static final String YAML = "application/yaml";

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

  private final Rules rules;
  private final RuleIndex index;

  RuleController(Rules rules, RuleIndex index) {
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
      produces = {MediaType.APPLICATION_JSON_VALUE, YAML})
  @Operation(summary = "Read a rule, as JSON or YAML")
  ResponseEntity<String> get(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    StoredRule stored = rules.get(id);
    boolean isYaml = accept.contains("yaml");
    return ResponseEntity.ok()
        .eTag(Integer.toString(stored.version()))
        .contentType(isYaml ? MediaType.parseMediaType(YAML) : MediaType.APPLICATION_JSON)
        .body(isYaml ? RuleText.toYaml(stored.rule()) : RuleText.toJson(stored.rule()));
  }

  @PutMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, YAML, "text/yaml"})
  @Operation(
      summary = "Make a rule, or a new version of it",
      description =
          "With If-Match and the ETag of a GET, only if nobody has changed it meanwhile."
              + " The id may be left out of the body.")
  ResponseEntity<Summary> put(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String contentType,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody String body) {
    Rule rule = contentType.contains("yaml") ? RuleText.fromYaml(body) : RuleText.fromJson(body);
    if (!rule.id().equals(id)) {
      throw new InvalidRule(
          List.of(new Finding("id", "is not the " + id + " of the path", "let both be the same")));
    }
    StoredRule saved = rules.save(rule, Rules.Source.API, expected(ifMatch));
    return ResponseEntity.status(saved.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK)
        .eTag(Integer.toString(saved.version()))
        .body(summary(saved));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a rule out of use; what runs goes on")
  void delete(@PathVariable String id) {
    rules.delete(id, Rules.Source.API);
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
        .map(one -> new VersionLine(one.version(), one.source(), one.createdAt(), one.rule()))
        .toList();
  }

  @PostMapping("/{id}/versions/{version}/restore")
  @Operation(summary = "Make an old version the newest again")
  Summary restore(@PathVariable String id, @PathVariable int version) {
    Rule old =
        rules.versions(id).stream()
            .filter(one -> one.version() == version)
            .findFirst()
            .orElseThrow(
                () ->
                    new NotFound(
                        "the rule " + id + " has no version " + version,
                        "GET /api/v1/rules/" + id + "/versions lists all"))
            .rule();
    return summary(rules.save(old, Rules.Source.API, Optional.empty()));
  }

  private Summary enable(String id, boolean enabled) {
    StoredRule stored = rules.get(id);
    return summary(
        rules.save(
            stored.rule().enabled(enabled), Rules.Source.API, Optional.of(stored.version())));
  }

  private static Optional<Integer> expected(@Nullable String ifMatch) {
    return Optional.ofNullable(ifMatch)
        .map(tag -> tag.replaceAll("[^0-9]", ""))
        .filter(digits -> !digits.isEmpty() && digits.length() < 10)
        .map(Integer::valueOf);
  }

  private static Summary summary(StoredRule stored) {
    Rule rule = stored.rule();
    return new Summary(
        rule.id(),
        rule.name(),
        rule.enabled(),
        rule.on(),
        RuleProcess.id(rule.id()).value(),
        stored.version(),
        stored.source());
  }
}
