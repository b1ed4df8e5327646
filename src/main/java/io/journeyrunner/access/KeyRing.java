// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The keys as this node knows them: what another node changed counts here about a second later.
 * While the database is away, the keys that were known last go on counting. Thread-safe.
 */
@Component
final class KeyRing {

  private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

  /** Compared with where there is no such key, so that it takes as long as if there were one. */
  private static final String NO_HASH = KeyText.hash("");

  private final ApiKeyStore store;
  private final Clock clock;
  private final @Nullable String firstKeyHash;
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();
  private volatile Map<String, ApiKeyStore.Kept> keys = Map.of();
  private final ReentrantLock reading = new ReentrantLock();
  private long revision = -1; // guarded by reading

  KeyRing(ApiKeyStore store, AccessSettings settings, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.firstKeyHash = settings.configuredKey().map(key -> KeyText.hash(key.text())).orElse(null);
  }

  /** Reads the keys if they were changed. */
  @PostConstruct
  void refresh() {
    reading.lock(); // no monitor: a virtual thread that waits in one keeps its carrier
    try {
      long now = store.revision();
      if (now != revision) {
        Map<String, ApiKeyStore.Kept> read = new HashMap<>();
        store.all().forEach(kept -> read.put(kept.key().id(), kept));
        keys = Map.copyOf(read);
        revision = now;
      }
    } finally {
      reading.unlock();
    }
  }

  @Scheduled(fixedDelayString = "PT1S")
  void follow() {
    try {
      refresh();
    } catch (DataAccessException | TransactionException e) {
      log.atDebug().setCause(e).log("access.keys_unreadable"); // readiness tells of the database
    }
  }

  /** Writes down when keys were used. */
  @Scheduled(fixedDelayString = "PT30S")
  void writeLastUses() {
    Map<String, Instant> written = Map.copyOf(lastUses);
    try {
      store.used(written);
      written.forEach(lastUses::remove);
    } catch (DataAccessException | TransactionException e) {
      log.atDebug().setCause(e).log("access.last_uses_kept"); // written the next time
    }
  }

  /**
   * True if there is no key at all. One that has expired still is a key: the passing of time must
   * not open the door.
   */
  boolean isEmpty() {
    return firstKeyHash == null
        && keys.values().stream().allMatch(kept -> kept.key().revoked() != null);
  }

  /** True if somebody can come in. */
  boolean hasUsableKey() {
    Instant now = clock.instant();
    return firstKeyHash != null || keys.values().stream().anyMatch(kept -> kept.key().counts(now));
  }

  /** Who has this key; empty if it does not count. */
  Optional<Caller> find(String text) {
    return KeyText.read(text).map(this::kept).orElseGet(() -> firstKey(text));
  }

  private Optional<Caller> kept(KeyText text) {
    ApiKeyStore.Kept kept = keys.get(text.id());
    boolean isSame = KeyText.isSame(kept == null ? NO_HASH : kept.hash(), text.hash());
    if (kept == null || !isSame || !kept.key().counts(clock.instant())) {
      return Optional.empty();
    }
    lastUses.put(text.id(), clock.instant().truncatedTo(ChronoUnit.MINUTES));
    return Optional.of(kept.key().caller());
  }

  private Optional<Caller> firstKey(String text) {
    return firstKeyHash != null && KeyText.isSame(firstKeyHash, KeyText.hash(text))
        ? Optional.of(FirstKey.CALLER)
        : Optional.empty();
  }
}
