// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Secrets by name, and by name only: nobody can list them. */
final class SecretsView extends AbstractMap<String, Object> {

  private final Function<String, Optional<String>> secrets;

  SecretsView(Function<String, Optional<String>> secrets) {
    this.secrets = secrets;
  }

  @Override
  public Object get(@Nullable Object name) {
    String wanted = String.valueOf(name);
    return secrets
        .apply(wanted)
        .orElseThrow(
            () ->
                new RenderFailure(
                    "the secret " + wanted + " is not there; add it to the secrets folder"));
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return true;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return Set.of();
  }
}
