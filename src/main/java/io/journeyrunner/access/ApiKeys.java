// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import io.journeyrunner.problems.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes and revokes keys. Thread-safe, over many nodes too: there always is an ops key that counts
 * once there is any key.
 */
@Component
final class ApiKeys {

  private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);
  private static final String KIND = "key";
  private static final int MOST = 1_000;
  private static final Duration LONGEST = Duration.ofDays(3_653);

  private final ApiKeyStore store;
  private final KeyRing ring;
  private final AuditTrail audit;
  private final AccessSettings settings;
  private final Clock clock;

  ApiKeys(ApiKeyStore store, KeyRing ring, AuditTrail audit, AccessSettings settings, Clock clock) {
    this.store = store;
    this.ring = ring;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** A key with its text, which nobody can read again. */
  record Made(ApiKey key, KeyText text) {}

  List<ApiKey> all() {
    return store.all().stream().map(ApiKeyStore.Kept::key).toList();
  }

  ApiKey get(String id) {
    return store.find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Makes a key.
   *
   * @throws KeyMistake if it would count no moment, or if nobody could make another one
   */
  Made make(KeyWish wish) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expires = wish.expires();
    if (expires != null && (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST)))) {
      throw KeyMistake.in(
          "expires", "is not within ten years from now", "give such a time, or leave it out");
    }
    KeyText text = KeyText.random();
    ApiKey key = new ApiKey(text.id(), wish.name(), wish.role(), now, wish.expires(), null, null);
    store.change(
        () -> {
          checkRoom(key, now);
          store.add(key, text.hash());
          audit.record(AuditedChange.of(KIND, key.id(), null, key));
          return key;
        });
    ring.refresh();
    log.atInfo()
        .addKeyValue("key", key.id())
        .addKeyValue("name", key.name())
        .addKeyValue("role", key.role())
        .log("key.made");
    return new Made(key, text);
  }

  /**
   * Revokes a key: it counts no more on this node, and a second later on no other.
   *
   * @throws KeyMistake if nobody could make another one then
   */
  void revoke(String id) {
    if (id.equals(FirstKey.ID)) {
      throw KeyMistake.notNow(
          "the first key is configured, not kept",
          "take journeyrunner.access.first-key out of the configuration and start again");
    }
    Instant now = clock.instant();
    store.change(
        () -> {
          ApiKey before = get(id);
          if (before.revoked() == null) {
            store.revoke(id, now);
            checkLock();
            audit.record(AuditedChange.of(KIND, id, before, get(id)));
          }
          return id;
        });
    ring.refresh();
    log.atInfo().addKeyValue("key", id).log("key.revoked");
  }

  private void checkRoom(ApiKey key, Instant now) {
    List<ApiKey> known = all();
    if (known.stream().filter(one -> one.counts(now)).count() >= MOST) {
      throw KeyMistake.notNow("there are " + MOST + " keys", "revoke some that nobody uses");
    }
    boolean opensForOps = key.role() == Role.ops && key.expires() == null;
    if (!opensForOps && !hasLastingOps(known)) {
      throw KeyMistake.notNow(
          "with this key as the first one nobody could make another",
          "make one with the role ops and without expires first");
    }
  }

  private void checkLock() {
    if (!hasLastingOps(all())) {
      throw KeyMistake.notNow(
          "it is the last key with the role ops that does not expire",
          "make another one first; then the door stays yours");
    }
  }

  private boolean hasLastingOps(List<ApiKey> keys) {
    return settings.configuredKey().isPresent()
        || keys.stream()
            .anyMatch(
                key -> key.role() == Role.ops && key.expires() == null && key.revoked() == null);
  }

  private static NotFound unknown(String id) {
    return new NotFound("there is no key " + id, "GET /api/v1/keys lists all");
  }
}
