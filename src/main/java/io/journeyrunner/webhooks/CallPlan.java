// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.endpoints.Endpoint;
import io.journeyrunner.webhooks.gates.Origin;
import io.journeyrunner.webhooks.send.Call;
import io.journeyrunner.webhooks.send.WireUrl;
import io.journeyrunner.webhooks.template.Reads;
import io.journeyrunner.webhooks.template.TemplateScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call is made by: a WebHook, and the endpoint that it names, as it is now. Immutable.
 *
 * @param endpoint null if it names none, or one that is not there
 */
record CallPlan(CompiledWebhook webhook, @Nullable CompiledEndpoint endpoint) {

  /** Nothing of scheme, host and port is left to a template. */
  private static final Pattern LITERAL =
      Pattern.compile("(?i)https?://[^/?#\\\\@{]+(?:[/?#\\\\].*)?", Pattern.DOTALL);

  Webhook configuration() {
    return webhook.configuration();
  }

  /** What of the data its templates may read. */
  Reads reads() {
    return endpoint == null ? webhook.reads() : webhook.reads().and(endpoint.reads());
  }

  /** The endpoint to send by; null for none. */
  @Nullable Endpoint sentBy() {
    return endpoint == null ? null : endpoint.configuration();
  }

  /** The name of the secret that signs the call: its own, or that of its endpoint; or null. */
  @Nullable String signWith() {
    String own = configuration().signWith();
    return own != null || endpoint == null ? own : endpoint.configuration().signWith();
  }

  /** The header of the endpoint's proof, for a reader; empty if the call has none of it. */
  Map<String, String> shownProof(Call call) {
    return endpoint == null
        ? Map.of()
        : endpoint
            .configuration()
            .auth()
            .sentIn()
            .filter(header -> call.headers().keySet().stream().noneMatch(header::equalsIgnoreCase))
            .map(header -> Map.of(header, SecretMask.MASK))
            .orElse(Map.of());
  }

  /** Where the call goes, whatever it is rendered with; empty if that depends on a secret. */
  Optional<Origin> origin() {
    String written = address().strip();
    return LITERAL.matcher(written).matches() ? Origin.of(written) : Optional.empty();
  }

  /** The whole address as its authors wrote it: no data, no secret. */
  String address() {
    if (configuration().endpoint() == null) {
      return configuration().url();
    }
    String base =
        endpoint == null
            ? "endpoint " + configuration().endpoint() + " "
            : endpoint.configuration().baseUrl().toString().replaceFirst("/+$", "");
    return base + configuration().url();
  }

  /**
   * Renders the call, without proof and without the headers of delivery.
   *
   * @throws io.journeyrunner.webhooks.template.RenderFailure if that is not possible with these
   *     data
   * @throws IllegalArgumentException if the endpoint is not there, or has no address
   */
  Call render(TemplateScope scope) {
    String named = configuration().endpoint();
    if (named == null) {
      Call own = webhook.render(scope);
      return own.to(WireUrl.of(own.url()));
    }
    if (endpoint == null) {
      throw new IllegalArgumentException(
          "there is no endpoint " + named + " any more; make it again, or name another one");
    }
    Call own = webhook.render(scope);
    Map<String, String> headers = new LinkedHashMap<>(endpoint.headersBeside(own.headers(), scope));
    headers.putAll(own.headers());
    return new Call(
        own.method(),
        WireUrl.of(endpoint.base(scope) + own.url()),
        headers,
        own.contentType(),
        own.body(),
        own.timeout());
  }
}
