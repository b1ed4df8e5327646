// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.endpoints.Auth;
import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.send.HeaderNames;
import io.journeyrunner.webhooks.template.InvalidTemplate;
import io.journeyrunner.webhooks.template.Place;
import io.journeyrunner.webhooks.template.Reads;
import io.journeyrunner.webhooks.template.Template;
import io.journeyrunner.webhooks.template.TemplateScope;
import io.journeyrunner.webhooks.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An endpoint with the templates of its headers compiled. Immutable.
 *
 * @param configuration what it was compiled from
 */
record CompiledEndpoint(Endpoint configuration, Map<String, Template> headers) {

  private static final String CONTENT_TYPE = "content-type";

  /**
   * Compiles an endpoint.
   *
   * @throws InvalidWebhook with all that is wrong with it
   */
  static CompiledEndpoint compile(Endpoint endpoint, Templates templates) {
    List<Finding> findings = new ArrayList<>(ShapeCheck.ofHeaders(endpoint.headers()));
    Map<String, Template> headers = new LinkedHashMap<>();
    endpoint
        .headers()
        .forEach(
            (name, value) -> {
              HeaderNames.mistake(name).map(CompiledEndpoint::reworded).ifPresent(findings::add);
              try {
                headers.put(name, templates.compile("headers." + name, value, Place.HEADER));
              } catch (InvalidTemplate e) {
                findings.add(e.finding());
              }
            });
    checkProof(endpoint, findings);
    if (!findings.isEmpty()) {
      throw new InvalidWebhook(findings);
    }
    return new CompiledEndpoint(endpoint, headers);
  }

  /** The header of the proof must be one that may be set, and be set once. */
  private static void checkProof(Endpoint endpoint, List<Finding> findings) {
    endpoint
        .auth()
        .sentIn()
        .flatMap(
            proof ->
                endpoint.headers().keySet().stream().filter(proof::equalsIgnoreCase).findFirst())
        .map(name -> new Finding("headers." + name, "is set by auth", "leave it out"))
        .ifPresent(findings::add);
    if (endpoint.auth() instanceof Auth.ApiKey key) {
      HeaderNames.mistake(key.header())
          .map(mistake -> new Finding("auth.header", mistake.what(), "use another header"))
          .ifPresent(findings::add);
    }
  }

  /** An endpoint has no contentType that could be used instead. */
  private static Finding reworded(Finding mistake) {
    return mistake.where().equalsIgnoreCase("headers." + CONTENT_TYPE)
        ? new Finding(mistake.where(), "is set by the contentType of each call", "leave it out")
        : mistake;
  }

  /** What of the data its templates may read. */
  Reads reads() {
    return headers.values().stream().map(Template::reads).reduce(Reads.NOTHING, Reads::and);
  }

  /**
   * Where its paths begin.
   *
   * @throws IllegalArgumentException if a secret is not there, or makes it no address
   */
  String base(TemplateScope scope) {
    try {
      return configuration.baseUrl().base(scope.secrets());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "endpoint " + configuration.id() + ", baseUrl: " + e.getMessage(), e);
    }
  }

  /**
   * The headers that a call does not have itself.
   *
   * @param own those that it has, whatever their case
   */
  Map<String, String> headersBeside(Map<String, String> own, TemplateScope scope) {
    Map<String, String> rendered = new LinkedHashMap<>();
    headers.forEach(
        (name, template) -> {
          if (own.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            rendered.put(name, template.render(scope));
          }
        });
    return rendered;
  }
}
