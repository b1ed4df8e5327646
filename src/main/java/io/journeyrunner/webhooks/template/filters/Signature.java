// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arguments that a filter takes. Immutable.
 *
 * @param required those that must be there, in their order
 * @param optional those that may follow
 * @param named those that are given by name, in any place
 */
public record Signature(List<String> required, List<String> optional, List<String> named) {

  /** An argument or a filter that is not as it is declared. */
  public record Mismatch(String what, String remedy) {}

  /** Reads a declaration: {@code value? allow_false:} has an optional and a named argument. */
  static Signature of(String declaration) {
    List<String> all =
        Stream.of(declaration.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    return new Signature(
        all.stream().filter(word -> !word.endsWith("?") && !word.endsWith(":")).toList(),
        without("?", all),
        without(":", all));
  }

  private static List<String> without(String ending, List<String> words) {
    return words.stream()
        .filter(word -> word.endsWith(ending))
        .map(word -> word.substring(0, word.length() - 1))
        .toList();
  }

  /** What is wrong with the arguments of a filter; empty if nothing is. */
  Optional<Mismatch> mismatch(String filter, int given, Set<String> names) {
    Optional<String> unknown = names.stream().filter(name -> !named.contains(name)).findFirst();
    if (unknown.isPresent()) {
      return mismatch(filter, "has no argument " + unknown.get());
    }
    if (given < required.size()) {
      return mismatch(filter, "needs its argument " + required.get(given));
    }
    int most = required.size() + optional.size();
    if (given > most) {
      return mismatch(
          filter,
          most == 0 ? "takes no argument" : "takes at most " + counted(most) + ", not " + given);
    }
    return Optional.empty();
  }

  private static String counted(int arguments) {
    return arguments == 1 ? "one argument" : arguments + " arguments";
  }

  private Optional<Mismatch> mismatch(String filter, String what) {
    return Optional.of(
        new Mismatch("the filter " + filter + " " + what, "write it as | " + usage(filter)));
  }

  /** The filter as it is written, what may be left out in brackets. */
  public String usage(String filter) {
    String arguments =
        Stream.of(
                required.stream(),
                optional.stream().map(name -> "[" + name + "]"),
                named.stream().map(name -> "[" + name + ": …]"))
            .flatMap(some -> some)
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? filter : filter + ": " + arguments;
  }
}
