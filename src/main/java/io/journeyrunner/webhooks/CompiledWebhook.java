// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.webhooks.send.Call;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A WebHook with its templates compiled. Immutable.
 *
 * @param configuration what it was compiled from
 * @param body null for no body
 * @param reads what of the data its templates may read
 */
record CompiledWebhook(
    Webhook configuration,
    Template url,
    Map<String, Template> headers,
    @Nullable Template body,
    Reads reads) {

  /**
   * Compiles a WebHook.
   *
   * @throws InvalidWebhook with all that is wrong with it
   */
  static CompiledWebhook compile(Webhook webhook, Templates templates) {
    Compilation compilation = new Compilation(templates);
    Template url = compilation.compile("url", webhook.url().strip(), urlPlace(webhook));
    Map<String, Template> headers = new LinkedHashMap<>();
    webhook
        .headers()
        .forEach(
            (name, value) -> {
              HeaderNames.mistake(name).ifPresent(compilation.findings::add);
              headers.put(name, compilation.compile("headers." + name, value, Place.HEADER));
            });
    Template body =
        compilation
            .body(webhook)
            .map(text -> compilation.compile("body", text, place(webhook)))
            .orElse(null);
    compilation.findings.addAll(NameCheck.mistakes(webhook));
    compilation.findings.addAll(ShapeCheck.mistakes(webhook));
    if (!compilation.findings.isEmpty()) {
      throw new InvalidWebhook(compilation.findings);
    }
    Reads reads = headers.values().stream().map(Template::reads).reduce(url.reads(), Reads::and);
    return new CompiledWebhook(
        webhook, url, headers, body, body == null ? reads : reads.and(body.reads()));
  }

  /** Renders the call, without the headers of delivery. */
  Call render(TemplateScope scope) {
    Map<String, String> rendered = new LinkedHashMap<>();
    headers.forEach((name, template) -> rendered.put(name, template.render(scope)));
    String text = body == null ? null : BodyLayout.sent(body.render(scope), place(configuration));
    return new Call(
        configuration.method().name(),
        url.render(scope),
        rendered,
        text == null ? typeOfNothing() : configuration.contentType(),
        text,
        configuration.timeout());
  }

  /** Some receivers read what has a type, and find no JSON: only a type that was asked for. */
  private @Nullable String typeOfNothing() {
    boolean isAskedFor = !configuration.contentType().equals(Webhook.USUAL_TYPE);
    return body != null && isAskedFor ? configuration.contentType() : null;
  }

  private static Place urlPlace(Webhook webhook) {
    return webhook.endpoint() == null ? Place.URL : Place.URL_PATH;
  }

  private static Place place(Webhook webhook) {
    return BodyPlace.of(webhook.contentType()).orElse(Place.TEXT);
  }

  /** Compiles one template after the other and keeps what is wrong. */
  private static final class Compilation {

    private final Templates templates;
    private final List<Finding> findings = new ArrayList<>();

    Compilation(Templates templates) {
      this.templates = templates;
    }

    Template compile(String where, String text, Place place) {
      try {
        return templates.compile(where, text, place);
      } catch (InvalidTemplate e) {
        findings.add(e.finding());
        return templates.compile(where, "", Place.TEXT);
      }
    }

    Optional<String> body(Webhook webhook) {
      String body = webhook.body();
      if (body == null || body.isBlank()) {
        return Optional.empty();
      }
      if (webhook.method() == Webhook.Method.GET) {
        findings.add(new Finding("body", "a GET has none", "leave it out, or use another method"));
      }
      if (BodyPlace.of(webhook.contentType()).isEmpty()) {
        findings.add(
            new Finding(
                "contentType",
                webhook.contentType() + " is not one that values can be escaped for",
                "use JSON, XML, application/x-www-form-urlencoded or a text/… type"));
      }
      findings.addAll(BodyLayout.mistakes(body, place(webhook)));
      return Optional.of(body);
    }
  }
}
