// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import io.journeyrunner.engine.embedded.EmbeddedSettings.Folders;
import io.journeyrunner.engine.embedded.EmbeddedSettings.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engine: a broker with its gateway. */
final class EngineProcess implements Program {

  private static final String HOST = "127.0.0.1";

  private final EmbeddedSettings settings;
  private final Folders folders;
  private final OperateSettings operate;
  private final OperateFolder operateFolder;
  private final Readiness readiness;
  private final Snapshot snapshot;
  private final ZoneId zone;

  EngineProcess(EmbeddedSettings settings, Folders folders, OperateSettings operate, ZoneId zone) {
    this.operateFolder = new OperateFolder(folders.search(), folders.data());
    this.settings = settings;
    this.folders = folders;
    this.operate = operate;
    this.zone = zone;
    this.readiness = new Readiness(settings.ports(), operate.operate());
    this.snapshot = new Snapshot(new Loopback(settings.ports().management()));
  }

  @Override
  public ProcessFiles files() {
    return folders.engine();
  }

  @Override
  public String called() {
    return "its process";
  }

  @Override
  public String lostWithItsData() {
    return "the running journeys";
  }

  @Override
  public Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    settings
        .ports()
        .byName()
        .forEach((name, port) -> ports.put("journeyrunner.engine.ports." + name, port));
    return ports;
  }

  @Override
  public boolean isReady() {
    return readiness.isGiven();
  }

  @Override
  public void beforeEnd() {
    snapshot.take();
  }

  @Override
  public Launch launch() {
    return new Launch(List.of(script().toString()), variables());
  }

  @Override
  public void requireDistribution() {
    if (!Files.isRegularFile(script())) {
      throw new EngineStartFailure(
          "there is no engine distribution in " + folders.distribution(),
          "Run \"mvn generate-sources -Dengine.home="
              + folders.distribution().toAbsolutePath().getParent()
              + "\" once, or set journeyrunner.engine.distribution to the"
              + " folder of an unpacked camunda-zeebe 8.6.0, or set journeyrunner.engine.mode to"
              + " external");
    }
  }

  @Override
  public void prepare() {
    // it reads nothing of ours but its variables
  }

  private Path script() {
    String script = operate.operate() ? "camunda" : "broker";
    return folders
        .distribution()
        .resolve("bin")
        .resolve(script + (Launch.onWindows() ? ".bat" : ""));
  }

  private Map<String, String> variables() {
    Ports ports = settings.ports();
    Map<String, String> all = Launch.logging(files());
    all.put("JAVACMD", Launch.java().toString());
    all.put("JAVA_OPTS", javaOptions());
    all.put("ZEEBE_BROKER_DATA_DIRECTORY", folders.data().toString());
    all.put("ZEEBE_BROKER_NETWORK_HOST", HOST);
    all.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", "" + ports.command());
    all.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", "" + ports.internal());
    all.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", HOST);
    all.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", "" + ports.gateway());
    all.put("SERVER_ADDRESS", HOST);
    all.put("SERVER_PORT", "" + ports.http());
    all.put("MANAGEMENT_SERVER_ADDRESS", HOST);
    all.put("MANAGEMENT_SERVER_PORT", "" + ports.management());
    all.put("ZEEBE_CLOCK_CONTROLLED", "" + settings.clockControlled());
    // 8.6.0 remembers which checks it has asked for; with checks beside the processing it can
    // remember one that is done, and a job that waits several times is lost (RepeatedCallTest).
    all.put("ZEEBE_BROKER_PROCESSING_ENABLEASYNCSCHEDULEDTASKS", "false");
    // By default it refuses work when answers take 200 ms; on a small machine any burst does that.
    all.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_REQUESTTIMEOUT", "1s");
    all.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_INITIALLIMIT", "300");
    all.put("ZEEBE_BROKER_BACKPRESSURE_AIMD_MINLIMIT", "200");
    all.putAll(ofData());
    if (operate.operate()) {
      all.putAll(OperateVariables.of(ports, operate.ports(), operateFolder.exporter()));
    }
    all.putAll(settings.environment());
    return all;
  }

  private static Map<String, String> ofData() {
    Map<String, String> all = new HashMap<>();
    // It stands still while it fills a segment of its log with zeros (camunda/camunda#12311): 0.3 s
    // to 0.5 s for the usual 128 MB, which NeighboursTest sees as its slowest calls.
    all.put("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB");
    // A start replays what came after the last snapshot, and takes no work until it has.
    all.put("ZEEBE_BROKER_DATA_SNAPSHOTPERIOD", "1m");
    // RocksDB holds its state outside of the heap; by default it may take 512 MB there.
    all.put("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "128MB");
    // Its defaults stop all work below 2 GB; below what we ask for at the start is enough.
    all.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "400MB");
    all.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "200MB");
    return all;
  }

  private String javaOptions() {
    long more = operate.operate() ? operate.operateMemory().toMegabytes() : 0;
    return String.join(
        " ",
        "-Xmx" + (settings.memory().toMegabytes() + more) + "m",
        "-XX:+UseSerialGC",
        "-Duser.timezone=" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()),
        Launch.LOGGING_OPTION);
  }
}
