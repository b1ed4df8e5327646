// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.secrets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * Secrets by name: the file of that name in the secrets folder, or the environment variable {@code
 * JOURNEYRUNNER_SECRET_<NAME>}. A changed file counts within five seconds. Thread-safe.
 */
@Component
public final class Secrets {

  private static final Logger log = LoggerFactory.getLogger(Secrets.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
  private static final String VARIABLE = "JOURNEYRUNNER_SECRET_";

  private final @Nullable Path folder;
  private final ConfigurableEnvironment environment;
  private final Cache<String, Optional<String>> known =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).maximumSize(10_000).build();

  /** Reads them as the settings say. */
  public Secrets(SecretSettings settings, ConfigurableEnvironment environment) {
    this.folder = settings.folder();
    this.environment = environment;
  }

  /** True if a secret can have this name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The secret of this name; empty if there is none. */
  public Optional<String> find(String name) {
    return isName(name) ? known.get(name, this::read) : Optional.empty();
  }

  /** Has a secret read anew the next time. */
  public void forget(String name) {
    known.invalidate(name);
  }

  private Optional<String> read(String name) {
    // An empty one, such as a file that is just being written, would send a call without its key.
    return fromFolder(name)
        .filter(secret -> !secret.isBlank())
        .or(() -> fromEnvironment(name).filter(secret -> !secret.isBlank()));
  }

  private Optional<String> fromFolder(String name) {
    if (folder == null || !Files.isRegularFile(folder.resolve(name))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("secret", name)
          .addKeyValue("reason", e.getClass().getSimpleName())
          .addKeyValue("consequence", "calls that need it are invalid")
          .log("secret.unreadable");
      return Optional.empty();
    }
  }

  /** Not by the environment itself: it would read ${…} in a secret, and show it if it can't. */
  private static Optional<String> raw(PropertySource<?> source, String variable) {
    return Optional.ofNullable(source.getProperty(variable)).map(value -> value.toString().strip());
  }

  private Optional<String> fromEnvironment(String name) {
    String variable = VARIABLE + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    return environment.getPropertySources().stream()
        .map(source -> raw(source, variable))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
