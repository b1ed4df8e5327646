// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The secrets that one call is made with: notes them as they are asked for, and takes them out of
 * what comes back, so that a receiver that echoes one does not bring it into a process variable, an
 * incident or an answer.
 */
final class SecretMask implements Credentials {

  static final String MASK = "•••";

  private static final int SHORTEST_KEY = 8;

  private static final Pattern ADDRESS = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

  private final Function<String, Optional<String>> source;
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  SecretMask(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The secret of this name, noted; empty if there is none. */
  @Override
  public Optional<String> find(String name) {
    Optional<String> secret = source.apply(name);
    secret.ifPresent(used::add);
    return secret;
  }

  @Override
  public void made(String credential) {
    used.add(credential);
  }

  /** True if a secret was asked for and found. */
  boolean isUsed() {
    return !used.isEmpty();
  }

  /** What stands in place of a secret of this name, if there is one. */
  Optional<String> standIn(String name) {
    return source.apply(name).map(secret -> standIn(name, secret));
  }

  /**
   * What stands in place of a secret; no character of it needs escaping anywhere, and it is an
   * address if the secret is one.
   */
  static String standIn(String name, String secret) {
    String plain = "secret_" + name.replaceAll("[^A-Za-z0-9]", "_");
    return ADDRESS.matcher(secret).lookingAt() ? "https://" + plain : plain;
  }

  /** What came back, without the secrets. */
  Attempt over(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Replied reply when !used.isEmpty() ->
          new Attempt.Replied(
              reply.status(),
              over(reply.headers()),
              reply.isCut() ? overCut(reply.body()) : over(reply.body()),
              reply.isCut(),
              reply.timing());
      case Attempt.Replied reply -> reply;
      case Attempt.Broken broken -> broken;
      case Attempt.NoToken none -> none;
      case Attempt.Impossible impossible -> impossible;
      case Attempt.Forbidden forbidden -> forbidden;
    };
  }

  private Map<String, String> over(Map<String, String> headers) {
    Map<String, String> masked = new LinkedHashMap<>();
    headers.forEach((name, value) -> masked.put(name, over(value)));
    return masked;
  }

  private String over(String text) {
    return spellings()
        .reduce(text, (masked, secret) -> anyCase(secret).matcher(masked).replaceAll(MASK));
  }

  /** A text that was cut can end in the begin of a secret. */
  private String overCut(String text) {
    String masked = over(text);
    int end =
        spellings().mapToInt(secret -> endWithout(secret, masked)).min().orElse(masked.length());
    return end == masked.length() ? masked : masked.substring(0, end) + MASK;
  }

  private static int endWithout(String secret, String text) {
    for (int begin = Math.min(secret.length() - 1, text.length()); begin > 0; begin--) {
      int at = text.length() - begin;
      if (text.regionMatches(true, at, secret, 0, begin)) {
        return at;
      }
    }
    return text.length();
  }

  /** The longest first: a secret can be a part of another. */
  private Stream<String> spellings() {
    return used.stream()
        .flatMap(SecretMask::keys)
        .flatMap(SecretMask::spellings)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed());
  }

  /** A filter may have changed its case. */
  private static Pattern anyCase(String secret) {
    return Pattern.compile(Pattern.quote(secret), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * While a key is rotated, a secret holds two. What is too short for a key is none, such as the
   * word before one ({@code Basic dXNlcjpw…}): replies have that for other reasons.
   */
  private static Stream<String> keys(String secret) {
    Stream<String> parts =
        Stream.of(secret.split("\\s+")).filter(part -> part.length() >= SHORTEST_KEY);
    return Stream.concat(Stream.of(secret), parts).filter(key -> !key.isBlank());
  }

  /** As a receiver may write it: as it is, in JSON, in a URL, in a form. */
  private static Stream<String> spellings(String key) {
    return Stream.of(
        key,
        String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(key)),
        UriUtils.encode(key, StandardCharsets.UTF_8),
        URLEncoder.encode(key, StandardCharsets.UTF_8));
  }
}
