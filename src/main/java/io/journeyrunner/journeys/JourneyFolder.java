// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The folder with the designers' files, and all folders in it that are not hidden. */
@Component
final class JourneyFolder {

  private static final Logger log = LoggerFactory.getLogger(JourneyFolder.class);

  /** Diagrams may call decisions and show forms, which must be there first. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> name.endsWith(".bpmn"))
          .thenComparing(Comparator.naturalOrder());

  private final Path folder;

  JourneyFolder(JourneySettings settings) {
    this.folder = settings.folder();
  }

  /** What changes when a file is saved, in whatever way an editor does it. */
  record Fingerprint(long size, FileTime modified, @Nullable Object key) {}

  /** All files that are deployed, by their path in the folder; empty if the folder is not there. */
  Optional<Map<String, Fingerprint>> files() {
    // A volume that is not mounted looks like this, and must not take all journeys with it.
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Map<String, Fingerprint> found = new TreeMap<>(ORDER);
    try {
      Files.walkFileTree(folder, new Visitor(found));
      return Optional.of(found);
    } catch (IOException e) {
      log.atWarn().addKeyValue("folder", folder).setCause(e).log("journeys.folder_unreadable");
      return Optional.empty();
    }
  }

  /**
   * A file of the folder.
   *
   * @throws UnreadableText if it is no text in the encoding that it declares
   * @throws TooLarge if it is no file that somebody drew
   * @throws IOException if it can't be read, or is gone
   */
  DrawnFile read(String name) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve(name))) {
      byte[] bytes = file.readNBytes(DrawnFile.MOST_BYTES + 1);
      if (bytes.length > DrawnFile.MOST_BYTES) {
        throw new TooLarge(name + " has more than " + DrawnFile.MOST_BYTES + " bytes");
      }
      return DrawnFile.of(name, bytes);
    }
  }

  /** A file that is not read, since it has more than 3 MB. */
  static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private TooLarge(String message) {
      super(message);
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Map<String, Fingerprint> found;

    Visitor(Map<String, Fingerprint> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean isHidden =
          !directory.equals(folder) && directory.getFileName().toString().startsWith(".");
      return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = folder.relativize(file).toString().replace('\\', '/');
      boolean isHidden = file.getFileName().toString().startsWith(".");
      if (!isHidden && DrawnFile.isDeployable(name) && Files.isRegularFile(file)) {
        // A link's own attributes do not change when what it leads to does.
        BasicFileAttributes real = Files.readAttributes(file, BasicFileAttributes.class);
        found.put(name, new Fingerprint(real.size(), real.lastModifiedTime(), real.fileKey()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // gone meanwhile, or not for us
    }
  }
}
