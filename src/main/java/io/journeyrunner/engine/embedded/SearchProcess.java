// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The search store that Operate reads: one OpenSearch node on a class path of its own.
 *
 * <p>Its files stand inside the engine's data folder, since neither is of use without the other.
 */
final class SearchProcess implements Program {

  private static final String MAIN = SearchMain.class.getName();
  private static final String CLASS_FILE = MAIN.replace('.', '/') + ".class";

  private final OperateSettings settings;
  private final Path distribution;
  private final ProcessFiles files;
  private final Loopback http;

  SearchProcess(OperateSettings settings, Path distribution, ProcessFiles files) {
    this.settings = settings;
    this.distribution = distribution;
    this.files = files;
    this.http = new Loopback(settings.ports().search());
  }

  @Override
  public ProcessFiles files() {
    return files;
  }

  @Override
  public String called() {
    return "the process of Operate's search store";
  }

  @Override
  public String lostWithItsData() {
    return "what Operate knows, but no running journey";
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of("journeyrunner.engine.ports.search", settings.ports().search());
  }

  @Override
  public boolean isReady() {
    return http.status("/_cluster/health?wait_for_status=yellow&timeout=1s") == 200;
  }

  @Override
  public Launch launch() {
    return new Launch(
        List.of(
            Launch.java().toString(),
            "-Xmx" + settings.search().memory().toMegabytes() + "m",
            "-XX:+UseSerialGC",
            Launch.LOGGING_OPTION,
            "-cp",
            launcher() + File.pathSeparator + distribution.resolve("*"),
            MAIN,
            files.folder().toString(),
            Integer.toString(settings.ports().search())),
        Launch.logging(files));
  }

  @Override
  public void requireDistribution() {
    if (!Files.isDirectory(distribution)) {
      throw new EngineStartFailure(
          "there is no search store for Operate in " + distribution,
          "Run \"mvn generate-sources -Dsearch.home="
              + distribution.toAbsolutePath()
              + "\" once, or set journeyrunner.engine.operate to false, which"
              + " starts the engine without Operate");
    }
  }

  @Override
  public void prepare() throws IOException {
    Path main = launcher().resolve(CLASS_FILE);
    Files.createDirectories(main.getParent());
    try (var bytes = SearchMain.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
      Files.write(main, bytes.readAllBytes());
    }
    Path configuration = Files.createDirectories(files.folder().resolve("config"));
    Files.writeString(
        configuration.resolve("opensearch.yml"),
        """
        # Written by Journey Runner at each start.
        network.host: 127.0.0.1
        transport.port: 0
        discovery.type: single-node
        cluster.routing.allocation.disk.threshold_enabled: false
        cluster.max_shards_per_node: 10000
        """);
  }

  private Path launcher() {
    return files.folder().resolve("launcher");
  }
}
