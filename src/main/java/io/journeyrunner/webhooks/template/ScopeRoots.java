// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Roots;
import io.journeyrunner.webhooks.template.values.JsonView;
import io.journeyrunner.webhooks.template.values.Unfit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that templates begin with, and the data behind them. */
record ScopeRoots(TemplateScope scope) implements Roots {

  static final List<String> NAMES =
      List.of(
          "state",
          "event",
          "event_type",
          "event_id",
          "event_time",
          "user_id",
          "brand",
          "vars",
          "secrets");

  @Override
  public @Nullable Object value(String name) {
    return switch (name) {
      case "state" -> JsonView.of(scope.state());
      case "event" -> JsonView.of(scope.event());
      case "vars" -> JsonView.of(scope.vars());
      default -> scope.about().get(name);
    };
  }

  @Override
  public String secret(String name) {
    return scope
        .secrets()
        .apply(name)
        .orElseThrow(
            () -> new Unfit("the secret " + name + " is not there; add it to the secrets folder"));
  }

  @Override
  public Instant now() {
    return scope.now();
  }
}
