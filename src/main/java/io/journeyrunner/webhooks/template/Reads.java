// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Names;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a template may read of the user's state and of the process variables: properties of the
 * first level. Immutable.
 *
 * @param state names, or {@link #ALL}
 * @param vars names, or {@link #ALL}
 */
public record Reads(Set<String> state, Set<String> vars) {

  /** No name is spelled like this: every property may be read. */
  static final String ALL = Names.ALL;

  /** Nothing is read. */
  public static final Reads NOTHING = new Reads(Set.of(), Set.of());

  /** Copies the names. */
  public Reads {
    state = Set.copyOf(state);
    vars = Set.copyOf(vars);
  }

  /** What two templates read. */
  public Reads and(Reads other) {
    return new Reads(joined(state, other.state), joined(vars, other.vars));
  }

  /** The part of a user's state that is read. */
  public ObjectNode ofState(ObjectNode whole) {
    return part(whole, state);
  }

  /** The part of the process variables that is read. */
  public ObjectNode ofVars(ObjectNode whole) {
    return part(whole, vars);
  }

  private static ObjectNode part(ObjectNode whole, Set<String> names) {
    if (names.contains(ALL)) {
      return whole;
    }
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    names.stream().sorted().filter(whole::has).forEach(name -> part.set(name, whole.path(name)));
    return part;
  }

  private static Set<String> joined(Set<String> one, Set<String> other) {
    Set<String> joined = new HashSet<>(one);
    joined.addAll(other);
    return joined;
  }
}
