// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.filters;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What looks like the name of a filter, but is none here. */
public final class FilterNames {

  private static final Pattern WORD = Pattern.compile("[a-z_]{3,}");

  /** Two words with an underscore between them, or one with brackets behind it. */
  private static final Pattern FUNCTION =
      Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)+|[A-Za-z_][A-Za-z0-9_]*\\(.*");

  /** Names from other tools, with ours. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("lower", "downcase"),
          Map.entry("lowercase", "downcase"),
          Map.entry("toLowerCase", "downcase"),
          Map.entry("upper", "upcase"),
          Map.entry("uppercase", "upcase"),
          Map.entry("toUpperCase", "upcase"),
          Map.entry("titlecase", "capitalize"),
          Map.entry("titleize", "capitalize"),
          Map.entry("ucfirst", "capitalize"),
          Map.entry("length", "size"),
          Map.entry("count", "size"),
          Map.entry("trim", "strip"),
          Map.entry("jsonify", "json"),
          Map.entry("tojson", "json"),
          Map.entry("toJSON", "json"),
          Map.entry("to_json", "json"),
          Map.entry("json_encode", "json"),
          Map.entry("inspect", "json"),
          Map.entry("striptags", "strip_html"),
          Map.entry("strip_tags", "strip_html"),
          Map.entry("nl2br", "newline_to_br"),
          Map.entry("urlencode", "url_encode"),
          Map.entry("urlescape", "url_encode"),
          Map.entry("uri_escape", "url_encode"),
          Map.entry("cgi_escape", "url_encode"),
          Map.entry("encodeURIComponent", "url_encode"),
          Map.entry("urldecode", "url_decode"),
          Map.entry("b64encode", "base64_encode"),
          Map.entry("base64", "base64_encode"),
          Map.entry("b64decode", "base64_decode"),
          Map.entry("hmac", "hmac_sha256"),
          Map.entry("unique", "uniq"),
          Map.entry("filter", "where"),
          Map.entry("select", "where"),
          Map.entry("add", "plus"),
          Map.entry("subtract", "minus"),
          Map.entry("multiply", "times"),
          Map.entry("divide", "divided_by"),
          Map.entry("currency", "money"),
          Map.entry("number", "format_number"),
          Map.entry("strftime", "date"),
          Map.entry("xml_escape", "escape"));

  /** Names from other tools that have nothing like them here. */
  private static final Set<String> NOWHERE =
      Set.of(
          "camelize",
          "camelcase",
          "dasherize",
          "handle",
          "handleize",
          "hash",
          "humanize",
          "indent",
          "int",
          "float",
          "string",
          "list",
          "parameterize",
          "pluralize",
          "pop",
          "push",
          "random",
          "safe",
          "sample",
          "sha512",
          "shift",
          "shuffle",
          "slugify",
          "slug",
          "singularize",
          "spaceless",
          "truncatechars",
          "underscore",
          "unescape",
          "unshift",
          "wordcount",
          "wordwrap");

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

  private FilterNames() {}

  /** True for the name of a filter or function in any known tool. */
  public static boolean looksLikeFunction(String text) {
    return ELSEWHERE.containsKey(text)
        || NOWHERE.contains(text)
        || FUNCTION.matcher(text).matches();
  }

  /** The filter that somebody meant who wrote this; empty if it looks like no filter. */
  public static Optional<String> nearest(String text) {
    String known = ELSEWHERE.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    return WORD.matcher(text).matches()
        ? Filters.known().stream()
            .map(Filter::name)
            .filter(name -> isNear(name, text))
            .sorted(
                java.util.Comparator.comparing((String name) -> DISTANCE.apply(name, text))
                    .thenComparing(name -> name))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isNear(String name, String text) {
    int distance = DISTANCE.apply(name, text);
    return name.length() > 3 && distance >= 0 && distance <= text.length() / 4;
  }
}
