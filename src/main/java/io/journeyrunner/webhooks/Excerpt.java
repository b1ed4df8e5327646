// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import java.util.Set;

/** The begin of a reply, as people read it. */
final class Excerpt {

  private static final int LONGEST = 200;
  private static final String MASK = "•••";

  private Excerpt() {}

  /** At most 200 characters on one line, with a mask over every secret that the reply echoes. */
  static String of(String reply, Set<String> secrets) {
    String text = reply;
    for (String secret : secrets) {
      text = secret.isEmpty() ? text : text.replace(secret, MASK);
    }
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
