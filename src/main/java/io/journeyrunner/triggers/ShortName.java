// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import io.journeyrunner.problems.ShortText;
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
    return name.length() <= LONGEST
        ? name
        : ShortText.beginning(name, LONGEST - HASH) + DigestUtils.sha256Hex(name);
  }
}
