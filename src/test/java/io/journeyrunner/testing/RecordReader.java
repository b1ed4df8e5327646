// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the records that an engine writes to its log, each once, also when the log is rolled over:
 * that is at 20 MB, so it must be asked now and then. Used by one thread.
 */
public final class RecordReader {

  private static final int MOST_ROLLED_OVER = 3;

  private final Path log;
  private Object file;
  private long read;

  /** Begins with what is written from now on. */
  RecordReader(Path log) {
    this.log = log;
    this.file = key(log);
    this.read = log.toFile().length();
  }

  /** The records of this value type that were written since the last call, in their order. */
  public List<JsonNode> next(String valueType) {
    return next().stream().filter(line -> isOf(line, valueType)).map(RecordReader::parse).toList();
  }

  /** The same for all lines, as they are written. */
  List<String> next() {
    List<Path> files = files();
    int first = 0;
    for (int n = 0; n < files.size(); n++) {
      first = key(files.get(n)).equals(file) ? n : first;
    }
    List<String> lines = new ArrayList<>();
    for (Path one : files.subList(first, files.size())) {
      read = key(one).equals(file) ? read : 0;
      file = key(one);
      linesOf(one).forEach(lines::add);
    }
    return lines;
  }

  /** What was rolled over, the oldest first, and what is written to now. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (int n = 1; n <= MOST_ROLLED_OVER; n++) {
      files.add(log.resolveSibling(log.getFileName() + "." + n));
    }
    files.add(log);
    files.removeIf(Files::notExists);
    return files;
  }

  static boolean isOf(String line, String valueType) {
    return line.contains("\"valueType\":\"" + valueType + "\"");
  }

  static JsonNode parse(String line) {
    return JsonMapper.shared().readTree(line.substring(line.indexOf('{')));
  }

  private static Object key(Path file) {
    try {
      return Objects.requireNonNull(
          Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole lines; what is being written is read the next time. */
  private Stream<String> linesOf(Path path) {
    try (RandomAccessFile open = new RandomAccessFile(path.toFile(), "r")) {
      open.seek(read);
      byte[] bytes = new byte[(int) (open.length() - read)];
      open.readFully(bytes);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      read += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
