// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.journeys.diagram.Flaw;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Something that a designer saved.
 *
 * @param name its path in the folder, with {@code /}; or the name it was uploaded under
 * @param text what is in it
 */
record DrawnFile(String name, String text) {

  /** What is deployed; the rest of a folder is left alone. */
  static final Set<String> ENDINGS = Set.of(".bpmn", ".dmn", ".form");

  /** No file that somebody drew has more; the engine takes about 4 MB in all. */
  static final int MOST_BYTES = 3_000_000;

  /** What is said of one that has more. */
  static final Flaw TOO_LARGE =
      Flaw.error("", "has more than 3 MB", "draw parts of it as files of their own");

  /** XML says in which encoding its bytes are; here it is text. */
  DrawnFile {
    text = XmlEncoding.forgotten(text);
  }

  /**
   * Reads what somebody saved or sent, in the encoding that the file itself declares; UTF-8 if it
   * declares none.
   *
   * @throws UnreadableText if it is no text in that encoding, saying which
   */
  static DrawnFile of(String name, byte[] bytes) throws UnreadableText {
    return new DrawnFile(name, XmlEncoding.decoded(bytes));
  }

  /** True if the name is one of what is deployed. */
  static boolean isDeployable(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** True for a diagram of processes; false for a decision or a form. */
  boolean isDiagram() {
    return name.endsWith(".bpmn");
  }

  /** True if nobody can have drawn so much. */
  boolean isTooLarge() {
    return text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  /** As the engine is to keep it, if nothing needs to be prepared. */
  ProcessResource resource() {
    return new ProcessResource(name.substring(name.lastIndexOf('/') + 1), text);
  }

  /** Tells it from every other content. */
  String hash() {
    return DigestUtils.sha256Hex(text);
  }
}
