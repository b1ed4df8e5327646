// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The engine that runs beside this application, in mode {@code embedded}.
 *
 * @param distribution the folder of the engine's unpacked distribution; by default {@code
 *     engine/camunda-zeebe-8.6.0} in {@code journeyrunner.home}
 * @param data the folder of the engine's data and log; by default {@code data/engine} in {@code
 *     journeyrunner.home}
 * @param ports where the engine listens, on 127.0.0.1
 * @param memory heap of the embedded engine ({@code -Xmx}); its process needs about the same again
 * @param startTimeout how long a start of the embedded engine may take; a first start takes about
 *     15 s, one after much unfinished work longer
 * @param environment more settings for the embedded engine, by the names of its environment
 *     variables, such as those of an exporter; they win over ours
 * @param clockControlled lets the management port set the embedded engine's clock; for tests only
 */
@Validated
@ConfigurationProperties("journeyrunner.engine")
public record EmbeddedSettings(
    @Nullable Path distribution,
    @Nullable Path data,
    @DefaultValue @Valid Ports ports,
    @DefaultValue("512MB") DataSize memory,
    @DefaultValue("PT2M") Duration startTimeout,
    @DefaultValue Map<String, String> environment,
    @DefaultValue("false") boolean clockControlled) {

  /** Copies the environment. */
  public EmbeddedSettings {
    environment = Map.copyOf(environment);
  }

  /**
   * The ports, each 1 to 65535.
   *
   * @param gateway where the embedded engine takes gRPC calls of clients, 1 to 65535
   * @param management where the embedded engine tells of its health and metrics, 1 to 65535
   * @param http where the embedded engine has its own HTTP API, and Operate its pages, 1 to 65535
   * @param command where the embedded engine would take commands of other brokers, 1 to 65535
   * @param internal where the embedded engine would meet other brokers of a cluster, 1 to 65535
   */
  public record Ports(
      @DefaultValue("26500") @Min(1) @Max(65535) int gateway,
      @DefaultValue("9600") @Min(1) @Max(65535) int management,
      @DefaultValue("8080") @Min(1) @Max(65535) int http,
      @DefaultValue("26501") @Min(1) @Max(65535) int command,
      @DefaultValue("26502") @Min(1) @Max(65535) int internal) {

    /** The ports by the last part of their property. */
    Map<String, Integer> byName() {
      Map<String, Integer> ports = new LinkedHashMap<>();
      ports.put("gateway", gateway);
      ports.put("management", management);
      ports.put("http", http);
      ports.put("command", command);
      ports.put("internal", internal);
      return ports;
    }
  }

  /**
   * Where things are.
   *
   * @param distribution the unpacked distribution
   * @param data the engine's data, log and the note about its process
   */
  public record Folders(Path distribution, Path data) {

    ProcessFiles engine() {
      return new ProcessFiles(data, "engine");
    }

    /** Inside the engine's data, since neither is of use without the other. */
    ProcessFiles search() {
      return new ProcessFiles(data.resolve("operate"), "search");
    }
  }

  /** The folders, with the defaults filled in. */
  public Folders folders(Path home) {
    return new Folders(
        absolute(distribution == null ? home.resolve("engine/camunda-zeebe-8.6.0") : distribution),
        absolute(data == null ? home.resolve("data/engine") : data));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
