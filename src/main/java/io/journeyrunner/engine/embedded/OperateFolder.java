// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps what Operate knows in step with what the engine does. An engine that has run without its
 * exporter numbers its records anew, and Operate would wait for the old numbers to be passed; and
 * 8.6 leaves an exporter switched off that comes back under its old name. So both begin anew: an
 * empty store and an exporter with a new name, which reads all that the engine's log still has, the
 * last 128 MB or more.
 */
final class OperateFolder {

  private static final Logger log = LoggerFactory.getLogger(OperateFolder.class);

  private final ProcessFiles files;
  private final Path engineData;

  OperateFolder(ProcessFiles files, Path engineData) {
    this.files = files;
    this.engineData = engineData;
  }

  /** Before a start with Operate. */
  void prepare() {
    try {
      FileSystemUtils.deleteRecursively(old());
      if (Files.exists(staleMark())) {
        // In one step: what is left of half a deletion would look like a whole store.
        Files.move(files.folder(), old());
        FileSystemUtils.deleteRecursively(old());
        log.atWarn()
            .addKeyValue("why", "the engine has run without Operate since")
            .addKeyValue("consequence", "old instances that have ended are not shown any more")
            .log("operate.begins_anew");
      } else if (!Files.exists(files.folder())
          && Files.exists(engineData.resolve("raft-partition"))) {
        log.atWarn()
            .addKeyValue("why", "the engine has run without Operate so far")
            .addKeyValue("consequence", "it shows what is left in the engine's log")
            .log("operate.begins_late");
      }
      Files.createDirectories(files.folder());
      if (!Files.exists(exporterFile()) || exporter().isEmpty()) {
        String name = "operate" + UUID.randomUUID().toString().substring(0, 8);
        Files.writeString(exporterFile(), name);
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** Before a start without Operate. */
  void markStale() {
    try {
      if (Files.exists(files.folder()) && !Files.exists(staleMark())) {
        Files.createFile(staleMark());
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** The name of the exporter that fills this store. Only after {@link #prepare}. */
  String exporter() {
    try {
      return Files.readString(exporterFile()).strip();
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private Path old() {
    return files.folder().resolveSibling("operate-old");
  }

  private Path exporterFile() {
    return files.folder().resolve("exporter");
  }

  private Path staleMark() {
    return files.folder().resolve("stale");
  }

  private EngineStartFailure notWritable(IOException e) {
    return new EngineStartFailure(
        "the folder of Operate's search store " + files.folder() + " can't be written (" + e + ")",
        "Give this user the right to write there, or set journeyrunner.engine.data to another"
            + " folder",
        e);
  }
}
