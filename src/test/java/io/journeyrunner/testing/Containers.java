// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Says of each server that tests need whether it runs in a container, and why not. Decided in
 * milliseconds where there is no Docker engine. Thread-safe.
 *
 * <p>The property {@code journeyrunner.test.containers} is {@code auto} (in containers where that
 * can be), {@code always} (fail where it can't) or {@code never}.
 */
final class Containers {

  private static final Logger log = LoggerFactory.getLogger(Containers.class);
  private static final Duration PULL = Duration.ofMinutes(10);

  private Containers() {}

  /**
   * The image to run a server from; nothing if it is to run without a container.
   *
   * @param property names another image than this one; it is a system property, or an environment
   *     variable in capitals with underscores
   */
  static Optional<DockerImageName> image(String property, String official) {
    String name = setting(property, official);
    String mode = setting("journeyrunner.test.containers", "auto");
    Optional<String> obstacle =
        mode.equals("never")
            ? Optional.of("journeyrunner.test.containers=never")
            : obstacle(DockerImageName.parse(name));
    if (obstacle.isEmpty()) {
      log.info("{} runs in a container", name);
      return Optional.of(DockerImageName.parse(name));
    }
    if (mode.equals("always")) {
      throw new IllegalStateException(
          "journeyrunner.test.containers=always, but for " + name + " " + obstacle.get());
    }
    log.info("embedded instead of in a container of {}: {}", name, obstacle.get());
    return Optional.empty();
  }

  private static Optional<String> obstacle(DockerImageName image) {
    if (!isThereASocket()) {
      return Optional.of("there is no Docker engine (no DOCKER_HOST and no socket)");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of("the Docker engine does not answer");
    }
    return isHere(image) ? Optional.empty() : pulled(image);
  }

  /** Testcontainers would look for an engine in many ways, and take its time. */
  private static boolean isThereASocket() {
    String home = System.getProperty("user.home");
    return TestcontainersConfiguration.getInstance().getEnvVarOrProperty("docker.host", null)
            != null
        || List.of("/var/run/docker.sock", home + "/.docker/run/docker.sock").stream()
            .anyMatch(socket -> Files.exists(Path.of(socket)));
  }

  private static boolean isHere(DockerImageName image) {
    try {
      client().inspectImageCmd(image.asCanonicalNameString()).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Once and no more: Testcontainers tries for minutes where no registry can be reached. */
  private static Optional<String> pulled(DockerImageName image) {
    log.info("pulling {}", image);
    try {
      boolean isComplete =
          client()
              .pullImageCmd(image.asCanonicalNameString())
              .exec(new PullImageResultCallback())
              .awaitCompletion(PULL.toSeconds(), TimeUnit.SECONDS);
      return isComplete
          ? Optional.empty()
          : Optional.of("the image did not come within " + PULL.toMinutes() + " minutes");
    } catch (DockerException e) {
      return Optional.of("the image could not be pulled (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static DockerClient client() {
    return DockerClientFactory.lazyClient();
  }

  private static String setting(String name, String otherwise) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
    return System.getProperty(name, System.getenv().getOrDefault(variable, otherwise));
  }
}
