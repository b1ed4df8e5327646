// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.List;

/** A text in another encoding than UTF-8: read as such, different texts would become the same. */
final class NotUtf8 extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  private NotUtf8(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  /** By a byte of the body; 1 is the first. */
  NotUtf8(long position) {
    this(new Finding("body, byte " + position, "is not UTF-8", "send the text in UTF-8"));
  }

  /** By what its header says. */
  NotUtf8(String charset) {
    this(
        new Finding(
            "Content-Type",
            "charset " + charset + " is not supported",
            "send the text in UTF-8, and charset=UTF-8 or none"));
  }

  @Override
  public String kind() {
    return "not-utf-8";
  }

  @Override
  public String title() {
    return "The body is not UTF-8";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
