// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The table and the JSON of a run. Used by one thread. */
final class Report {

  private static final Path FOLDER = Path.of("target", "bench");

  private final List<Figure> figures = new ArrayList<>();

  /** Adds figures and shows them; what is there is kept, should a later one fail. */
  void add(List<Figure> measured) throws IOException {
    figures.addAll(measured);
    measured.stream().map(Figure::line).forEach(System.out::println);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("time", Instant.now().toString());
    all.put("commit", commit());
    all.put("machine", machine());
    all.put("figures", figures);
    Files.createDirectories(FOLDER);
    Files.writeString(
        FOLDER.resolve("figures.json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    List<String> table = new ArrayList<>(HEAD);
    figures.forEach(figure -> table.add(figure.line()));
    Files.write(FOLDER.resolve("figures.md"), table);
  }

  private static final List<String> HEAD =
      List.of(
          "| figure | unit | ours | peer | result | aim |",
          "| --- | --- | --- | --- | --- | --- |");

  static void printHead() {
    HEAD.forEach(System.out::println);
  }

  private static String machine() {
    return "%s %s, %d cores, Java %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"));
  }

  private static String commit() throws IOException {
    try (var lines =
        new ProcessBuilder("git", "describe", "--always", "--dirty").start().inputReader()) {
      return String.valueOf(lines.readLine());
    }
  }
}
