// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The note about a child process, for the next start to find it by.
 *
 * @param pid the process
 * @param started when it started, since pids are used again
 * @param set what it was started with; another set can't be adopted
 */
record ChildNote(long pid, Instant started, String set) {

  /** The system gives start times to this grain, and moves them when its clock is set. */
  private static final Duration GRAIN = Duration.ofSeconds(2);

  static ChildNote of(ProcessHandle child, String set) {
    return new ChildNote(child.pid(), startOf(child), set);
  }

  /** The note that was left, if there is a readable one. */
  static Optional<ChildNote> readFrom(ProcessFiles files) {
    Properties note = new Properties();
    try (Reader reader = Files.newBufferedReader(files.note())) {
      note.load(reader);
      return Optional.of(
          new ChildNote(
              Long.parseLong(note.getProperty("pid", "")),
              Instant.parse(note.getProperty("started", "")),
              note.getProperty("set", "")));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // none, or half of one: then the port check finds the process
    }
  }

  void writeTo(ProcessFiles files) throws IOException {
    Properties note = new Properties();
    note.setProperty("pid", Long.toString(pid));
    note.setProperty("started", started.toString());
    note.setProperty("set", set);
    StringWriter text = new StringWriter();
    note.store(text, files.name() + "'s process; written by Journey Runner");
    Path draft = files.folder().resolve(files.name() + "-process.new");
    Files.writeString(draft, text.toString());
    Files.move(draft, files.note(), StandardCopyOption.REPLACE_EXISTING);
  }

  static void removeFrom(ProcessFiles files) throws IOException {
    Files.deleteIfExists(files.note());
  }

  /** The process, if it lives and is the one that was noted. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Duration.between(started, startOf(process)).abs().compareTo(GRAIN) <= 0);
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
