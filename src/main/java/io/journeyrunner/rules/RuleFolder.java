// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.InvalidProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The folder with rules as files. Looked through every second, which works on every kind of volume.
 * A file that was loaded before and has not changed since does not undo what the API changed; a
 * file that is removed while the application runs takes its rule with it.
 */
@Component
final class RuleFolder {

  private static final Logger log = LoggerFactory.getLogger(RuleFolder.class);
  private static final String ENDING = ".yaml";

  private final Path folder;
  private final Rules rules;
  private final Map<Path, String> seen = new HashMap<>(); // guarded by this
  private boolean isReady; // guarded by this

  RuleFolder(RuleSettings settings, Rules rules) {
    this.folder = settings.folder();
    this.rules = rules;
  }

  @Scheduled(fixedDelayString = "PT1S")
  synchronized void watch() {
    if (isReady) {
      try {
        scan();
      } catch (EngineUnavailable e) {
        log.atDebug().setCause(e).log("rules.folder_waits_for_engine");
      }
    }
  }

  /**
   * Loads every file that is new or has changed.
   *
   * @throws EngineUnavailable if the engine is away; what is left is loaded by the next scan
   */
  synchronized void scan() {
    List<Path> files = files();
    for (Path file : files) {
      String text = read(file);
      if (!text.equals(seen.get(file))) {
        load(file, text);
        seen.put(file, text);
      }
    }
    Set<Path> removed =
        seen.keySet().stream().filter(file -> !files.contains(file)).collect(Collectors.toSet());
    removed.forEach(this::remove);
    isReady = true;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      // A volume that is not mounted looks like this, and must not take all rules with it.
      return List.copyOf(seen.keySet());
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      log.atWarn().addKeyValue("folder", folder).setCause(e).log("rules.folder_unreadable");
      return List.copyOf(seen.keySet());
    }
  }

  /** The text of a file; what it was before if it can't be read just now. */
  private String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return seen.getOrDefault(file, "");
    }
  }

  private void load(Path file, String text) {
    try {
      Rule rule = RuleText.fromYaml(text);
      String hash = hash(text);
      boolean isLoaded =
          rules.find(rule.id()).filter(stored -> hash.equals(stored.fileHash())).isPresent();
      if (!isLoaded) {
        rules.save(rule, source(file, hash), Optional.empty());
      }
      if (!file.getFileName().toString().equals(rule.id() + ENDING)) {
        log.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("rule", rule.id())
            .addKeyValue("consequence", "it is loaded; name the file as the rule")
            .log("rule.file_name_differs");
      }
    } catch (InvalidRule | InvalidProcess | RuleConflict e) {
      log.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "the version before it stays; mend the file")
          .log("rule.refused");
    }
  }

  private void remove(Path file) {
    seen.remove(file);
    String name = source(file, "").name();
    String id = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    if (rules.find(id).filter(stored -> stored.source().equals(name)).isPresent()) {
      rules.delete(id, source(file, ""));
    }
  }

  private static Rules.Source source(Path file, String hash) {
    return new Rules.Source(StoredRule.FILE + file.getFileName(), hash);
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
