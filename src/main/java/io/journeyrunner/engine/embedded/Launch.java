// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a child process is begun with. Immutable.
 *
 * @param command the program and its arguments
 * @param variables its environment, besides the few names that every process needs
 */
record Launch(List<String> command, Map<String, String> variables) {

  /** All that a child process gets of our environment, which may hold secrets. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "TEMP", "TMP", "SYSTEMROOT");

  private static final String LOGGING = "engine-log4j2.xml";

  /** The option that makes a JVM log as we want; relative, since a path may have blanks. */
  static final String LOGGING_OPTION = "-Dlog4j2.configurationFile=" + LOGGING;

  static boolean onWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", onWindows() ? "java.exe" : "java");
  }

  /**
   * The SHA-256 of all of it: two that are equal can stand in for another. It is kept in a file,
   * and a variable may be a password.
   */
  String set() {
    String all = String.join(" ", command) + " " + new TreeMap<>(variables);
    return DigestUtils.sha256Hex(all);
  }

  ProcessHandle start(ProcessFiles files) throws IOException {
    writeLogging(files);
    ProcessBuilder builder = new ProcessBuilder(deafToCtrlC());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    environment.putAll(variables);
    builder.directory(files.folder().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(files.console().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    return builder.start().toHandle();
  }

  /** The variables, with where the log goes. */
  static Map<String, String> logging(ProcessFiles files) {
    return new HashMap<>(Map.of("JOURNEYRUNNER_ENGINE_LOG", files.log().toString()));
  }

  /**
   * A terminal sends Ctrl-C to us and to our children. They must go last, so they are started with
   * that signal ignored, which a JVM respects.
   */
  private List<String> deafToCtrlC() {
    return onWindows()
        ? command
        : Stream.concat(
                Stream.of("/bin/sh", "-c", "trap '' INT; exec \"$0\" \"$@\""), command.stream())
            .toList();
  }

  private static File nothing() {
    return new File(onWindows() ? "NUL" : "/dev/null");
  }

  private static void writeLogging(ProcessFiles files) throws IOException {
    try (InputStream configuration = Launch.class.getResourceAsStream(LOGGING)) {
      if (configuration == null) {
        throw new IllegalStateException("this program is incomplete: " + LOGGING + " is missing");
      }
      Files.copy(
          configuration, files.folder().resolve(LOGGING), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
