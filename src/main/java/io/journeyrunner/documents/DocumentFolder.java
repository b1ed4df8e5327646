// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A folder in which each {@code .yaml} file is a document. A file that was loaded before and has
 * not changed since does not undo what the API changed; a file that is removed while the
 * application runs takes its document with it, as soon as nobody needs it. Thread-safe.
 */
public final class DocumentFolder<T> {

  private static final Logger log = LoggerFactory.getLogger(DocumentFolder.class);
  private static final String ENDING = ".yaml";

  /** In place of the hash of a file that can't be read: whatever is read of it later is new. */
  private static final String UNREAD = "";

  private final Path folder;
  private final Documents<T> documents;
  private final Kind<T> kind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Path, String> seen = new HashMap<>(); // by their hash; guarded by lock
  private final Set<Path> needed = new HashSet<>(); // removed files that are; guarded by lock
  private final FolderLooks<Path, String> looks = new FolderLooks<>(); // guarded by lock

  /**
   * A folder that is looked through when {@link #look} is called.
   *
   * @param folder it need not be there
   */
  public DocumentFolder(Path folder, Documents<T> documents) {
    this.folder = folder;
    this.documents = documents;
    this.kind = documents.kind();
  }

  /** A file as it was read just now. */
  private record Read(ByteBuffer bytes, String hash) {}

  /**
   * Loads every file that is new or has changed, as it is now: for the start, and for callers that
   * need a document which may be in the folder. A mistake in a file is noted; whatever else is
   * thrown on the way is thrown on, and what is left then is loaded the next time.
   */
  public void scan() {
    lock.lock();
    try {
      Map<Path, Read> files = files();
      looks.begin(hashes(files));
      files.forEach(this::take);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Loads every file that is new or has changed and looked the same twice, and lets go what is
   * gone; see {@link FolderLooks}. Throws as {@link #scan} does.
   */
  public void look() {
    lock.lock();
    try {
      Map<Path, Read> files = files();
      FolderLooks.Look<Path> look = looks.look(hashes(files), Set.copyOf(seen.keySet()));
      files.forEach(
          (file, read) -> {
            if (look.settled().contains(file)) {
              take(file, read);
            }
          });
      needed.removeAll(files.keySet());
      look.gone().forEach(this::remove);
    } finally {
      lock.unlock();
    }
  }

  private static Map<Path, String> hashes(Map<Path, Read> files) {
    Map<Path, String> hashes = new LinkedHashMap<>();
    files.forEach((file, read) -> hashes.put(file, read.hash()));
    return hashes;
  }

  private Map<Path, Read> files() {
    Map<Path, Read> files = new LinkedHashMap<>();
    for (Path file : paths()) {
      read(file).ifPresent(read -> files.put(file, read));
    }
    return files;
  }

  private Collection<Path> paths() {
    if (!Files.isDirectory(folder)) {
      // A volume that is not mounted looks like this, and must not take all documents with it.
      return seen.keySet();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("folder", folder)
          .setCause(e)
          .log(kind.plural() + ".folder_unreadable");
      return seen.keySet();
    }
  }

  private Optional<Read> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new Read(ByteBuffer.wrap(bytes), DigestUtils.sha256Hex(bytes)));
    } catch (IOException e) {
      boolean isGone = Files.notExists(file, LinkOption.NOFOLLOW_LINKS); // since it was listed
      if (isGone && Files.isDirectory(folder)) {
        return Optional.empty();
      }
      if (!isGone && !UNREAD.equals(seen.put(file, UNREAD))) {
        about(file, "can't be read (" + e + ")")
            .addKeyValue(
                "consequence",
                "the version before it stays, if there is one; let this application's user read it")
            .log(kind.name() + ".file_unreadable");
      }
      return Optional.of(
          new Read(ByteBuffer.allocate(0), UNREAD)); // there, or not known to be gone
    }
  }

  private void take(Path file, Read read) {
    boolean isNew = !read.hash().equals(UNREAD) && !read.hash().equals(seen.get(file));
    if (isNew && isLoaded(file, read)) {
      seen.put(file, read.hash());
    }
  }

  /** False if it has to be looked at again. */
  private boolean isLoaded(Path file, Read read) {
    try {
      load(file, text(read.bytes()), read.hash());
      return true;
    } catch (ChangedMeanwhile e) {
      return false; // another node, or somebody by the API, was faster by a moment
    } catch (RuntimeException e) {
      about(file, mistake(e))
          .addKeyValue("consequence", "the version before it stays; mend the file")
          .log(kind.name() + ".refused");
      return true;
    }
  }

  private String text(ByteBuffer bytes) {
    try {
      return UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException e) {
      throw kind.text().invalid(new Finding("", "is no UTF-8 text", "save it again as UTF-8"));
    }
  }

  private void load(Path file, String text, String hash) {
    T content = kind.text().fromYaml(text);
    String id = kind.id().apply(content);
    boolean isKnown =
        documents
            .findAny(id)
            .filter(kept -> isOf(kept, hash) && !isRenamed(kept, file))
            .isPresent();
    if (!isKnown) {
      Document<T> unused = documents.save(content, Source.file(name(file), hash), Optional.empty());
    }
    if (!name(file).equals(id + ENDING)) {
      log.atWarn()
          .addKeyValue("file", file)
          .addKeyValue(kind.name(), id)
          .addKeyValue("consequence", "it is loaded; name the file as the " + kind.name())
          .log(kind.name() + ".file_name_differs");
    }
  }

  /** What the API deleted comes back when its file changes; what its file took, with its file. */
  private static boolean isOf(Document<?> kept, String hash) {
    return hash.equals(kept.source().fileHash())
        && !(kept.isDeleted() && kept.source().file().isPresent());
  }

  /** The file that it came from is there no longer, and must not take it along. */
  private boolean isRenamed(Document<?> kept, Path file) {
    return kept.source()
        .file()
        .filter(name -> !name.equals(name(file)) && Files.notExists(folder.resolve(name)))
        .isPresent();
  }

  private void remove(Path file) {
    Source source = Source.file(name(file), null);
    String id = name(file).substring(0, name(file).length() - ENDING.length());
    try {
      Optional<Document<String>> kept = documents.find(id);
      // What the API changed since is no longer the file's.
      if (kept.isPresent() && kept.get().source().name().equals(source.name())) {
        documents.delete(id, source);
      }
      seen.remove(file);
      needed.remove(file);
    } catch (ChangedMeanwhile e) {
      log.atDebug().addKeyValue("file", file).setCause(e).log(kind.name() + ".deleted_later");
    } catch (RuntimeException e) {
      String reason = mistake(e);
      if (needed.add(file)) {
        about(file, reason)
            .addKeyValue("consequence", "it stays until nobody names it")
            .log(kind.name() + ".not_deleted");
      }
    }
  }

  /** What is wrong with a file. What is not its writer's mistake is thrown, and tried again. */
  private static String mistake(RuntimeException e) {
    if (e instanceof Mistake mistake && !mistake.status().is5xxServerError()) {
      return String.valueOf(e.getMessage());
    }
    throw e;
  }

  private static LoggingEventBuilder about(Path file, String reason) {
    return log.atWarn().addKeyValue("file", file).addKeyValue("reason", reason);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
