// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The documents of a kind as this node knows them; asking for one costs no query. What another node
 * changed is seen within two seconds. Thread-safe.
 */
public final class DocumentIndex<T> {

  private static final Logger log = LoggerFactory.getLogger(DocumentIndex.class);

  private final Kind<T> kind;
  private final DocumentStore store;
  private final Consumer<List<Document<T>>> listener;
  private final ReentrantLock lock = new ReentrantLock();
  private long revision = -1; // guarded by lock
  private volatile Map<String, Document<T>> known = Map.of();

  /**
   * The documents of a kind.
   *
   * @param listener told of those that were changed or deleted, of all at first; one call at a time
   */
  public DocumentIndex(Kind<T> kind, DocumentStore store, Consumer<List<Document<T>>> listener) {
    this.kind = kind;
    this.store = store;
    this.listener = listener;
  }

  /** All documents that are not deleted, by id. */
  public List<Document<T>> all() {
    return known.values().stream().sorted(Comparator.comparing(Document::id)).toList();
  }

  /** A document that is not deleted; the same object until it is changed. */
  public Optional<Document<T>> find(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** The same object as long as nothing is changed. */
  public Object state() {
    return known;
  }

  /**
   * Reads what was changed since the last time; costs one small query when nothing was. Done before
   * the first event is taken, too.
   */
  @PostConstruct
  @Scheduled(fixedDelayString = "PT1S")
  public void refresh() {
    lock.lock();
    try {
      readChanges();
    } finally {
      lock.unlock();
    }
  }

  private void readChanges() {
    // Asked first: what is changed meanwhile is read again the next time.
    long now = store.revision(kind);
    if (now == revision) {
      return;
    }
    List<Document<T>> changed = new ArrayList<>();
    store.changedAfter(kind, revision).forEach(one -> readIfPossible(one).ifPresent(changed::add));
    Map<String, Document<T>> next = new HashMap<>(known);
    for (Document<T> document : changed) {
      if (document.isDeleted()) {
        next.remove(document.id());
      } else {
        next.put(document.id(), document);
      }
    }
    known = Map.copyOf(next);
    listener.accept(changed);
    revision = now; // last: if the listener fails, all is told to it again
  }

  /** One that a newer version of the application wrote must not stop the others. */
  private Optional<Document<T>> readIfPossible(Document<String> kept) {
    try {
      return Optional.of(kept.with(kind.text().fromJson(kept.content())));
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue(kind.name(), kept.id())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("consequence", "what this node knew of it before stays; PUT it again")
          .log(kind.name() + ".unreadable");
      return Optional.empty();
    }
  }
}
