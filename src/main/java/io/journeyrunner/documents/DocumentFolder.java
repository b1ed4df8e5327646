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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Map<Path, String> seen = new HashMap<>(); // by their hash; guarded by this
  private final Set<Path> needed = new HashSet<>(); // removed files that are; guarded by this

  /**
   * A folder that is looked through when {@link #scan} is called.
   *
   * @param folder it need not be there
   */
  public DocumentFolder(Path folder, Documents<T> documents) {
    this.folder = folder;
    this.documents = documents;
    this.kind = documents.kind();
  }

  /**
   * Loads every file that is new or has changed. What is thrown on the way, but for mistakes of who
   * wrote a file, is thrown; what is left then is loaded by the next scan.
   */
  public synchronized void scan() {
    List<Path> files = files();
    files.forEach(this::look);
    needed.removeAll(files);
    Set<Path> removed = new HashSet<>(seen.keySet());
    removed.removeAll(Set.copyOf(files));
    removed.forEach(this::remove);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      // A volume that is not mounted looks like this, and must not take all documents with it.
      return List.copyOf(seen.keySet());
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("folder", folder)
          .setCause(e)
          .log(kind.plural() + ".folder_unreadable");
      return List.copyOf(seen.keySet());
    }
  }

  private void look(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String hash = DigestUtils.sha256Hex(bytes);
      if (!hash.equals(seen.get(file)) && isLoaded(file, bytes, hash)) {
        seen.put(file, hash);
      }
    } catch (IOException e) {
      boolean isGone = Files.notExists(file, LinkOption.NOFOLLOW_LINKS); // since it was listed
      if (!isGone && !UNREAD.equals(seen.put(file, UNREAD))) {
        about(file, "can't be read (" + e + ")")
            .addKeyValue(
                "consequence",
                "the version before it stays, if there is one; let this application's user read it")
            .log(kind.name() + ".file_unreadable");
      }
    }
  }

  /** False if it has to be looked at again. */
  private boolean isLoaded(Path file, byte[] bytes, String hash) {
    try {
      load(file, text(bytes), hash);
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

  private String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw kind.text().invalid(new Finding("", "is no UTF-8 text", "save it again as UTF-8"));
    }
  }

  private void load(Path file, String text, String hash) {
    T content = kind.text().fromYaml(text);
    String id = kind.id().apply(content);
    boolean isKnown = documents.findAny(id).filter(kept -> isOf(kept, hash)).isPresent();
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

  /** What is wrong with a file. What is nobody's mistake is thrown, and tried again. */
  private static String mistake(RuntimeException e) {
    if (e instanceof Mistake) {
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
