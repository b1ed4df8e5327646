// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of the code, to look for names that other programs and people rely on. */
final class Sources {

  private static final String MAIN = text("src/main/java");
  private static final String TESTS = text("src/test/java") + text("src/browser/java");
  private static final Set<String> FILES = names();

  private Sources() {}

  /** True if the application writes lines of this name to its log; a process adds its own. */
  static boolean log(String name) {
    String what = name.substring(name.indexOf('.') + 1);
    return Stream.of(name, "." + what).anyMatch(text -> MAIN.contains('"' + text + '"'))
        || MAIN.contains("named(\"" + what + "\")");
  }

  /** True if the tests have this very text as a string. */
  static boolean testsSay(String text) {
    return TESTS.contains('"' + text + '"');
  }

  /** True if there is a class, or a test, of this simple name, or one of a library is used here. */
  static boolean haveClass(String simpleName) {
    return FILES.contains(simpleName + ".java")
        || MAIN.contains("." + simpleName + ";")
        || Pattern.compile("\\b(class|record|enum|interface) " + simpleName + "\\b")
            .matcher(MAIN)
            .find();
  }

  /** The first groups of all places in the application that match. */
  static Set<String> find(Pattern pattern) {
    return pattern
        .matcher(MAIN)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> names() {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Sources::read)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
