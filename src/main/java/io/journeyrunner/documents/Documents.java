// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.problems.NotFound;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of a kind as the database has them, and the only way to change them: checked first,
 * then prepared, then kept; so what is kept can work, and a failure on the way changes nothing.
 * Thread-safe, over many nodes too.
 */
public final class Documents<T> {

  private static final Logger log = LoggerFactory.getLogger(Documents.class);

  private final Kind<T> kind;
  private final Admission<T> admission;
  private final DocumentStore store;
  private final DocumentIndex<T> index;
  private final Clock clock;

  /**
   * The documents of a kind.
   *
   * @param index told of every change that is made here
   */
  public Documents(
      Kind<T> kind,
      Admission<T> admission,
      DocumentStore store,
      DocumentIndex<T> index,
      Clock clock) {
    this.kind = kind;
    this.admission = admission;
    this.store = store;
    this.index = index;
    this.clock = clock;
  }

  Kind<T> kind() {
    return kind;
  }

  /**
   * A document that is not deleted.
   *
   * @throws NotFound if there is none
   */
  public Document<T> get(String id) {
    Document<String> kept = find(id).orElseThrow(() -> unknown(id));
    return kept.with(kind.text().fromJson(kept.content()));
  }

  /** A document that is not deleted, as it is written; it may be one that can't be read here. */
  Optional<Document<String>> find(String id) {
    return findAny(id).filter(kept -> !kept.isDeleted());
  }

  /** The same, even if it is deleted. */
  Optional<Document<String>> findAny(String id) {
    return store.find(kind, id);
  }

  /**
   * All versions of a document, the newest first.
   *
   * @throws NotFound if it never had one
   */
  public List<Document.Version<T>> versions(String id) {
    List<Document.Version<String>> versions = store.versions(kind, id);
    if (versions.isEmpty()) {
      throw unknown(id);
    }
    return versions.stream().map(this::read).toList();
  }

  /**
   * What a document said in one of its versions.
   *
   * @throws NotFound if it has no such version
   */
  public T version(String id, int version) {
    return versions(id).stream()
        .filter(one -> one.version() == version)
        .findFirst()
        .orElseThrow(
            () ->
                new NotFound(
                    "the " + kind.name() + " " + id + " has no version " + version,
                    "GET /api/v1/" + kind.plural() + "/" + id + "/versions lists all"))
        .content();
  }

  /**
   * Keeps a document; one that is the same already makes no new version. Throws what the kind's
   * {@link Admission} does if it can't work.
   *
   * @param expected the version it must have now; empty if any will do
   * @throws ChangedMeanwhile if it has another version
   */
  public Document<T> save(T content, Source source, Optional<Integer> expected) {
    admission.check(content);
    String id = kind.id().apply(content);
    String json = kind.text().toJson(content);
    Document<String> before = findAny(id).orElse(new Document<>(id, "", 0, Source.API, 0, true));
    if (expected.filter(wanted -> wanted != before.version()).isPresent()) {
      throw new ChangedMeanwhile(kind, id);
    }
    if (isSame(before, json, source)) {
      return before.with(content);
    }
    long note = admission.prepare(content, before.note());
    Source maker = source.after(before.source());
    keep(new Document<>(id, json, before.version() + 1, maker, note, false));
    return new Document<>(id, content, before.version() + 1, maker, note, false);
  }

  /**
   * Takes a document out of use. Throws what the kind's {@link Admission} does if it must stay.
   *
   * @throws NotFound if there is none
   * @throws ChangedMeanwhile if somebody changes it in this moment
   */
  public void delete(String id, Source source) {
    Document<String> before = find(id).orElseThrow(() -> unknown(id));
    admission.release(id);
    keep(
        new Document<>(
            id,
            before.content(),
            before.version() + 1,
            source.after(before.source()),
            before.note(),
            true));
  }

  /** Notes something of a document, in place of what was noted before. */
  public void note(String id, long note) {
    store.note(kind, id, note);
  }

  private void keep(Document<String> next) {
    if (!store.save(kind, next, clock.instant())) {
      throw new ChangedMeanwhile(kind, next.id());
    }
    index.refresh();
    log.atInfo()
        .addKeyValue(kind.name(), next.id())
        .addKeyValue("version", next.version())
        .addKeyValue("source", next.source().name())
        .log(kind.name() + (next.isDeleted() ? ".deleted" : ".saved"));
  }

  private static boolean isSame(Document<String> before, String json, Source source) {
    Optional<String> file = before.source().file();
    boolean isSamePlace = file.isEmpty() || file.equals(source.file());
    boolean isSameFile =
        source.fileHash() == null
            || (isSamePlace && source.fileHash().equals(before.source().fileHash()));
    return !before.isDeleted() && isSameFile && before.content().equals(json);
  }

  private Document.Version<T> read(Document.Version<String> kept) {
    return new Document.Version<>(
        kept.version(), kept.source(), kept.createdAt(), kind.text().fromJson(kept.content()));
  }

  private NotFound unknown(String id) {
    return new NotFound(
        "there is no " + kind.name() + " " + id, "GET /api/v1/" + kind.plural() + " lists all");
  }
}
