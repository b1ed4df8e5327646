// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change of something that decides what Journey Runner does. Immutable, but for its JSON, which
 * nobody changes.
 *
 * @param kind of the thing: {@code rule}, {@code key}, {@code replay}, …; at most 30 characters
 * @param id of the thing, at most 300 characters
 * @param before null if it was not there
 * @param after null if it is there no more
 * @param by null for the caller of the request that this thread works on
 * @param secretNames where in the JSON the name of a secret stands and never its value, as JSON
 *     pointers (RFC 6901); everything else that is called like a secret is not kept
 */
public record AuditedChange(
    String kind,
    String id,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    @Nullable Actor by,
    Set<String> secretNames) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A change that a request asked for.
   *
   * @param before what Jackson makes JSON of, or JSON; null if it was not there
   * @param after what Jackson makes JSON of, or JSON; null if it is there no more
   */
  public static AuditedChange of(
      String kind, String id, @Nullable Object before, @Nullable Object after) {
    return new AuditedChange(kind, id, json(before), json(after), null, Set.of());
  }

  /** The same, for what is JSON text already. */
  public static AuditedChange ofJson(
      String kind, String id, @Nullable String before, @Nullable String after) {
    return new AuditedChange(kind, id, tree(before), tree(after), null, Set.of());
  }

  /** The same change, made by somebody else than the maker of a request. */
  public AuditedChange by(@Nullable Actor actor) {
    return new AuditedChange(kind, id, before, after, actor, secretNames);
  }

  /** The same change of something that names secrets at these places. */
  public AuditedChange naming(Set<String> pointers) {
    return new AuditedChange(kind, id, before, after, by, Set.copyOf(pointers));
  }

  private static @Nullable JsonNode tree(@Nullable String text) {
    return text == null ? null : JSON.readTree(text);
  }

  private static @Nullable JsonNode json(@Nullable Object value) {
    return value == null ? null : JSON.valueToTree(value);
  }
}
