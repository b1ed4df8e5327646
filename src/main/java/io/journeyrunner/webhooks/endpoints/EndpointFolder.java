// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

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
 * A folder with endpoints as files, looked through every second like that of the rules. A file that
 * was loaded before and has not changed since does not undo what the API changed; a file that is
 * removed while the application runs takes its endpoint with it, as soon as nobody names it.
 */
@Component
final class EndpointFolder {

  private static final Logger log = LoggerFactory.getLogger(EndpointFolder.class);
  private static final String ENDING = ".yaml";

  private final Path folder;
  private final Endpoints endpoints;
  private final Map<Path, String> seen = new HashMap<>(); // guarded by this

  EndpointFolder(EndpointSettings settings, Endpoints endpoints) {
    this.folder = settings.folder();
    this.endpoints = endpoints;
  }

  /** Loads every file that is new or has changed. */
  @Scheduled(fixedDelayString = "PT1S")
  synchronized void scan() {
    List<Path> files = files();
    for (Path file : files) {
      String text = read(file);
      if (!text.equals(seen.get(file)) && isDone(file, text)) {
        seen.put(file, text);
      }
    }
    Set<Path> removed =
        seen.keySet().stream().filter(file -> !files.contains(file)).collect(Collectors.toSet());
    removed.forEach(this::remove);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      // A volume that is not mounted looks like this, and must not take all endpoints with it.
      return List.copyOf(seen.keySet());
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      log.atWarn().addKeyValue("folder", folder).setCause(e).log("endpoints.folder_unreadable");
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

  /** False if it has to be looked at again. */
  private boolean isDone(Path file, String text) {
    try {
      Endpoint endpoint = EndpointText.fromYaml(text);
      String hash = hash(text);
      boolean isLoaded =
          endpoints.find(endpoint.id()).filter(one -> hash.equals(one.fileHash())).isPresent();
      if (!isLoaded) {
        StoredEndpoint unused = endpoints.save(endpoint, source(file, hash), Optional.empty());
      }
      if (!file.getFileName().toString().equals(endpoint.id() + ENDING)) {
        log.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("endpoint", endpoint.id())
            .addKeyValue("consequence", "it is loaded; name the file as the endpoint")
            .log("endpoint.file_name_differs");
      }
      return true;
    } catch (EndpointConflict e) {
      return false; // another node, or somebody by the API, was faster by a moment
    } catch (InvalidEndpoint e) {
      log.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "the version before it stays; mend the file")
          .log("endpoint.refused");
      return true;
    }
  }

  private void remove(Path file) {
    String name = source(file, "").name();
    String id = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    try {
      if (endpoints.find(id).filter(stored -> stored.source().equals(name)).isPresent()) {
        endpoints.delete(id, source(file, ""));
      }
      seen.remove(file);
    } catch (EndpointInUse e) {
      if (!GONE.equals(seen.put(file, GONE))) {
        log.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("reason", e.getMessage())
            .addKeyValue("consequence", "it stays until nobody names it")
            .log("endpoint.not_deleted");
      }
    }
  }

  /** What is seen of a file that is removed while its endpoint is in use; no file's text. */
  private static final String GONE = "\0";

  private static Endpoints.Source source(Path file, String hash) {
    return new Endpoints.Source("file:" + file.getFileName(), hash);
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
