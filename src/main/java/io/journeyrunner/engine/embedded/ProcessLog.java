// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a child process wrote since this start, and which of it tells why it went wrong. */
final class ProcessLog {

  private static final int LINES = 3;
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_TAIL = 256 * 1024;
  private static final Pattern TELLING =
      Pattern.compile("\\bERROR\\b|[\\w.](Exception|Error)\\b|^Error|Caused by");
  private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. )");

  private final ProcessFiles files;
  private final long before;

  /** Marks the place from which on lines count. */
  ProcessLog(ProcessFiles files) {
    this.files = files;
    this.before = files.log().toFile().length();
  }

  Path file() {
    return files.log();
  }

  /** The last lines that name an error, else the last lines; joined by " | ". */
  String tellingLines() {
    List<String> lines =
        Stream.of(tail(files.console(), 0), tail(files.log(), before))
            .flatMap(String::lines)
            .filter(line -> !line.isBlank() && !STACK_FRAME.matcher(line).find())
            .toList();
    List<String> telling = lines.stream().filter(l -> TELLING.matcher(l).find()).toList();
    List<String> chosen = telling.isEmpty() ? lines : telling;
    return chosen.stream()
        .skip(Math.max(0, chosen.size() - LINES))
        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
        .reduce((a, b) -> a + " | " + b)
        .orElse("(it wrote nothing)");
  }

  private static String tail(Path path, long from) {
    if (!Files.exists(path)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long begin = from > file.length() ? 0 : from; // smaller than before: it was rolled over
      file.seek(Math.max(begin, file.length() - LONGEST_TAIL));
      byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
