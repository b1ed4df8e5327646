// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The engine's data folder, held by one application at a time: a file lock, which the system gives
 * back however the application ends. Not thread-safe.
 */
final class DataFolder {

  private static final DataSize LEAST_FREE = DataSize.ofGigabytes(1);
  private static final String SETTING = "journeyrunner.engine.data";

  private final Path path;
  private @Nullable FileChannel lock;

  DataFolder(Path path) {
    this.path = path;
  }

  /** Creates, locks and checks the folder. Does nothing if this object holds it already. */
  void take() {
    if (lock != null) {
      return;
    }
    try {
      Files.createDirectories(path);
      lock = locked(path.resolve("engine.lock"));
      Files.delete(Files.createTempFile(path, "writable", null));
    } catch (IOException e) {
      giveBack();
      throw new EngineStartFailure(
          "the data folder " + path + " can't be written (" + e + ")",
          "Give this user the right to write there, or set " + SETTING + " to another folder",
          e);
    }
  }

  /**
   * Fails below 1 GB: the engine writes segments of 128 MB, and stops when it is left with less.
   */
  void requireSpace() {
    long free = path.toFile().getUsableSpace();
    if (free < LEAST_FREE.toBytes()) {
      throw new EngineStartFailure(
          "the disk of the data folder "
              + path
              + " has "
              + DataSize.ofBytes(free).toMegabytes()
              + " MB free, the engine needs 1024 MB",
          "Free some space, or set " + SETTING + " to a folder on another disk");
    }
  }

  void giveBack() {
    FileChannel held = lock;
    lock = null;
    try {
      if (held != null) {
        held.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // nothing was written through it
    }
  }

  private FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock taken = null;
    try {
      taken = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // held by this same program: as good as by another
    }
    if (taken == null) {
      channel.close();
      throw new EngineStartFailure(
          "another Journey Runner is using the data folder " + path,
          "Stop that one, or set "
              + SETTING
              + " and journeyrunner.engine.ports.* to others, or connect both to one cluster with"
              + " journeyrunner.engine.mode=external");
    }
    return channel;
  }
}
