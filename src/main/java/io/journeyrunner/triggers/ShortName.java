// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Names that fit into a column. A name of process and element can be longer than any column that a
 * database can index; then its end is replaced by a hash of the whole.
 */
public final class ShortName {

  private static final int LONGEST = 200;
  private static final int HASH = 64;

  private ShortName() {}

  /** The name itself, or what stands for it; at most 200 characters. */
  public static String of(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int end = LONGEST - HASH;
    boolean isInside = Character.isHighSurrogate(name.charAt(end - 1)); // half a character is none
    return name.substring(0, isInside ? end - 1 : end) + DigestUtils.sha256Hex(name);
  }
}
