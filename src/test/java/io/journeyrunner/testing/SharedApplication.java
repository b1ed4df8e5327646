// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One application with the samples for all stories that do not kill it, started when the first one
 * asks and stopped when the tests end. Stories must not rely on what others left: each uses users
 * and ids of its own.
 */
public final class SharedApplication {

  /** For its stories: late, so that it does not run beside those that measure or kill. */
  public static final int LATE = Integer.MAX_VALUE - 1;

  private static final class Holder {
    static final Path HOME = home();
    static final RunningApplication APPLICATION = start(HOME);

    private static Path home() {
      try {
        return Files.createTempDirectory("journey-runner-stories");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static RunningApplication start(Path home) {
      try {
        Path secrets = Files.createDirectories(home.resolve("secrets"));
        Files.writeString(secrets.resolve("token"), "very-secret-token\n");
        Files.writeString(
            secrets.resolve("signing-key"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        Map<String, String> properties =
            new LinkedHashMap<>(SampleFolder.copyInto(home.resolve("bpmn")).properties());
        properties.put("journeyrunner.webhooks.secrets-folder", secrets.toString());
        RunningApplication application = RunningApplication.start(home, properties);
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
        return application;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private SharedApplication() {}

  /** The application, ready. */
  public static RunningApplication get() {
    return Holder.APPLICATION;
  }

  /** The folder that its designers save journeys in. */
  public static Path journeys() {
    return Holder.HOME.resolve("bpmn/journeys");
  }
}
