// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reason in words, put together when it is read first: most are never read. Equal to another of
 * the same words. To be read by one thread.
 */
public final class Why {

  private final Supplier<String> words;
  private @Nullable String text;

  private Why(Supplier<String> words) {
    this.words = words;
  }

  /** A reason that is known. */
  public static Why of(String text) {
    return new Why(() -> text);
  }

  /** A reason that costs something to put together; asked for once at most. */
  public static Why of(Supplier<String> words) {
    return new Why(words);
  }

  /** The reason in words. */
  public String text() {
    String known = text;
    if (known == null) {
      known = words.get();
      text = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Why why && why.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
