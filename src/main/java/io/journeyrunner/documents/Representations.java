// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import io.journeyrunner.problems.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Documents over HTTP: JSON or YAML, as the other side wants it, with the version as entity tag
 * (RFC 9110 §8.8.3, §12, §13.1.1). Immutable.
 */
public final class Representations<T> {

  /** The media type of YAML (RFC 9512). */
  public static final String YAML = "application/yaml";

  /** Proxies that compress make it a weak one or add how; some clients leave the quotes out. */
  private static final Pattern TAG =
      Pattern.compile("(?:W/)?\"?([0-9]{1,9})(?:--?(?:gzip|br|deflate|zstd))?\"?");

  private static final int NO_VERSION = -1;

  private final Kind<T> kind;

  /** The representations of a kind. */
  public Representations(Kind<T> kind) {
    this.kind = kind;
  }

  /**
   * The answer to a GET.
   *
   * @param accept what the request accepts
   */
  public ResponseEntity<String> show(Document<T> document, String accept) {
    boolean isYaml = accept.contains("yaml");
    return ResponseEntity.ok()
        .eTag(Integer.toString(document.version()))
        .contentType(isYaml ? MediaType.parseMediaType(YAML) : MediaType.APPLICATION_JSON)
        .body(
            isYaml
                ? kind.text().toYaml(document.content())
                : kind.text().toJson(document.content()));
  }

  /**
   * What a PUT brings; throws the kind's mistake if it can't be read or has another id.
   *
   * @param id the id of the path
   */
  public T read(String id, String contentType, String body) {
    T content =
        contentType.contains("yaml") ? kind.text().fromYaml(body) : kind.text().fromJson(body);
    if (!kind.id().apply(content).equals(id)) {
      throw kind.text()
          .invalid(new Finding("id", "is not the " + id + " of the path", "let both be the same"));
    }
    return content;
  }

  /**
   * The version that a document must have by an If-Match; empty if any will do. A tag that is none
   * of ours is that of no version, so that the change is refused.
   */
  public static Optional<Integer> expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return Optional.empty();
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    return Optional.of(tag.matches() ? Integer.parseInt(tag.group(1)) : NO_VERSION);
  }

  /** The answer to a PUT. */
  public static <S> ResponseEntity<S> saved(Document<?> document, S summary) {
    return ResponseEntity.status(document.version() == 1 ? HttpStatus.CREATED : HttpStatus.OK)
        .eTag(Integer.toString(document.version()))
        .body(summary);
  }
}
