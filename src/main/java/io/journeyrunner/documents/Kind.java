// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of documents. Immutable.
 *
 * <p>Its name is what people call one, and what its address and its tables are named after: that of
 * a {@code rule} is {@code /api/v1/rules}, those are {@code rules}, {@code rule_versions} and
 * {@code rule_revision}.
 *
 * @param name lower case letters
 * @param text how one is written
 * @param id where one has its id
 * @param noteColumn the column with the note of a document; null if the kind notes nothing
 * @param secretNames where one has the name of a secret, and never its value, as JSON pointers
 * @throws IllegalArgumentException if a name can't stand in SQL
 */
public record Kind<T>(
    String name,
    DocumentText<T> text,
    Function<T, String> id,
    @Nullable String noteColumn,
    Set<String> secretNames) {

  private static final Pattern NAME = Pattern.compile("[a-z]+");
  private static final Pattern COLUMN = Pattern.compile("[a-z_]+");

  /** Checks the names. */
  public Kind {
    if (!NAME.matcher(name).matches()
        || (noteColumn != null && !COLUMN.matcher(noteColumn).matches())) {
      throw new IllegalArgumentException(name + ", " + noteColumn + ": no names of lower case");
    }
    secretNames = Set.copyOf(secretNames);
  }

  /** A kind that notes nothing and names no secrets. */
  public Kind(String name, DocumentText<T> text, Function<T, String> id) {
    this(name, text, id, null, Set.of());
  }

  /** The same kind with a note for each document. */
  public Kind<T> noting(String column) {
    return new Kind<>(name, text, id, column, secretNames);
  }

  /** The same kind with names of secrets at these places. */
  public Kind<T> namingSecretsAt(String... pointers) {
    return new Kind<>(name, text, id, noteColumn, Set.of(pointers));
  }

  /** What people call many. */
  String plural() {
    return name + "s";
  }
}
