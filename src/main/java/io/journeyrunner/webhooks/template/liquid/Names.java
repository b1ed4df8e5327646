// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names that a template may read, and what of them it reads. For one use by one thread. */
public final class Names {

  /** What is read of a root of which anything may be read. No property is spelt like this. */
  public static final String ALL = "*";

  /** The root whose properties are secrets: they are read by their names only. */
  static final String SECRETS = "secrets";

  static final String FORLOOP = "forloop";

  private static final Set<String> WORDS =
      Set.of("true", "false", "nil", "null", "empty", "blank", FORLOOP);

  private final List<String> roots;
  private final Set<String> bound = new HashSet<>(Set.of(FORLOOP));
  private final Map<String, Set<String>> read = new TreeMap<>();

  /** The names that a template can begin with. */
  public Names(List<String> roots) {
    this.roots = List.copyOf(roots);
  }

  /** What was read of a root: the names of its properties, or {@link #ALL}. */
  public Set<String> readOf(String root) {
    return Set.copyOf(read.getOrDefault(root, Set.of()));
  }

  boolean isRoot(String name) {
    return roots.contains(name);
  }

  void note(String root, String property) {
    read.computeIfAbsent(root, any -> new TreeSet<>()).add(property);
  }

  /**
   * From here on a name of the author's own may be read.
   *
   * @throws Misreading if it is a root, or a word of Liquid: what stands there for data must not
   *     become something else
   */
  void bind(String name, Markup markup) {
    if (isRoot(name) || WORDS.contains(name)) {
      throw markup.mistake(
          name + " has a meaning of its own", "use another name, such as my_" + name);
    }
    bound.add(name);
  }

  /**
   * Checks a name of the author's own.
   *
   * @throws Misreading if it is not known
   */
  void check(String name, Markup markup) {
    if (!bound.contains(name)) {
      throw markup.mistake(name + " is not known here", "use one of " + String.join(", ", roots));
    }
  }
}
