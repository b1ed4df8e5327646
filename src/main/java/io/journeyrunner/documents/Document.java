// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is kept. Immutable, if its content is.
 *
 * @param content what it says: its JSON in the database, what that means everywhere else
 * @param version 1 for the first
 * @param source who made this version, and the file that it was last loaded from
 * @param note a number that its kind keeps beside it and that is no part of its versions; 0 for
 *     none
 * @param isDeleted true if it is only remembered for its versions
 */
public record Document<T>(
    String id, T content, int version, Source source, long note, boolean isDeleted) {

  /**
   * Who changes a document.
   *
   * @param name {@code api}, or {@code file:<name>}
   * @param fileHash of the content of the file that was loaded last; null if there was none
   */
  public record Source(String name, @Nullable String fileHash) {

    /** Somebody who asks over HTTP. */
    public static final Source API = new Source("api", null);

    private static final String FILE = "file:";

    static Source file(String name, @Nullable String hash) {
      return new Source(FILE + name, hash);
    }

    /** The name of the file; empty if it is none. */
    Optional<String> file() {
      return name.startsWith(FILE) ? Optional.of(name.substring(FILE.length())) : Optional.empty();
    }

    /** The same maker. A change that is no file's does not make the file look changed. */
    Source after(Source before) {
      return fileHash == null ? new Source(name, before.fileHash) : this;
    }
  }

  /**
   * One of the versions that a document had.
   *
   * @param source the name of who made it
   */
  public record Version<T>(int version, String source, Instant createdAt, T content) {}

  /** The same document with its content in another form. */
  <R> Document<R> with(R other) {
    return new Document<>(id, other, version, source, note, isDeleted);
  }
}
