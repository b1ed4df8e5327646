// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.springframework.stereotype.Component;

/**
 * Compiled conditions of waits by their text: a row of an open wait has the text, and compiling
 * costs a hundred times what evaluating does. Thread-safe.
 */
@Component
public final class WaitConditions {

  /** Of one drawing there are a few; this is room for some hundred drawings. */
  private static final int MOST = 5_000;

  private final LoadingCache<String, Condition> compiled =
      Caffeine.newBuilder().maximumSize(MOST).build(Condition::compileForWait);

  /** Begins with none. */
  public WaitConditions() {}

  /**
   * The condition of a text.
   *
   * @throws InvalidCondition if it is none, which an older version may have stored
   */
  public Condition of(String text) {
    return compiled.get(text);
  }
}
