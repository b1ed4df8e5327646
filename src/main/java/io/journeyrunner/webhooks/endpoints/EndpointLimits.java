// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.webhooks.gates.GateLimits;
import io.journeyrunner.webhooks.gates.GateSettings;
import io.journeyrunner.webhooks.gates.Origin;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The limits of each origin. Of several endpoints with one origin the stricter limit counts: they
 * are one machine to those who run it. What none of them limits has the default. Thread-safe.
 */
@Component
final class EndpointLimits implements GateLimits.Source {

  /** What the endpoints of one origin come to. */
  private record Sum(List<String> ids, GateLimits limits) {}

  /** Of which endpoints the sums are. */
  private record Sums(Object of, Map<Origin, Sum> byOrigin) {}

  private final DocumentIndex<Endpoint> index;
  private final GateSettings settings;
  private final Secrets secrets;
  private volatile Sums sums = new Sums(new Object(), Map.of());

  EndpointLimits(DocumentIndex<Endpoint> index, GateSettings settings, Secrets secrets) {
    this.index = index;
    this.settings = settings;
    this.secrets = secrets;
  }

  @Override
  public GateLimits limitsOf(Origin origin) {
    Sum sum = current().get(origin);
    return sum == null ? settings.limits() : sum.limits();
  }

  @Override
  public List<String> endpointsOf(Origin origin) {
    Sum sum = current().get(origin);
    return sum == null ? List.of() : sum.ids();
  }

  /** A secret that is a host can change without any word of it. */
  @Scheduled(fixedDelayString = "PT2S")
  void recount() {
    if (index.all().stream().anyMatch(one -> !one.content().baseUrl().isLiteral())) {
      sums = count(index.state());
    }
  }

  private Map<Origin, Sum> current() {
    Object state = index.state();
    Sums known = sums;
    if (known.of() != state) {
      known = count(state);
      sums = known;
    }
    return known.byOrigin();
  }

  private Sums count(Object state) {
    Map<Origin, List<Endpoint>> byOrigin = new HashMap<>();
    for (Document<Endpoint> document : index.all()) {
      origin(document.content())
          .ifPresent(
              origin ->
                  byOrigin
                      .computeIfAbsent(origin, unused -> new ArrayList<>())
                      .add(document.content()));
    }
    Map<Origin, Sum> counted = new HashMap<>();
    byOrigin.forEach((origin, endpoints) -> counted.put(origin, sum(endpoints)));
    return new Sums(state, Map.copyOf(counted));
  }

  private Sum sum(List<Endpoint> endpoints) {
    Integer concurrency = strictest(endpoints.stream().map(Endpoint::concurrency));
    Integer rate = strictest(endpoints.stream().map(Endpoint::ratePerSecond));
    return new Sum(
        endpoints.stream().map(Endpoint::id).toList(),
        new GateLimits(
            concurrency == null ? settings.concurrency() : concurrency,
            rate == null ? settings.ratePerSecond() : rate));
  }

  private static @Nullable Integer strictest(Stream<@Nullable Integer> limits) {
    return limits.filter(Objects::nonNull).min(Integer::compare).orElse(null);
  }

  private Optional<Origin> origin(Endpoint endpoint) {
    try {
      return Origin.of(endpoint.baseUrl().base(secrets::find));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a call to it says what is wrong
    }
  }
}
