// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - HASH) + hash(name);
  }

  private static String hash(String name) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
