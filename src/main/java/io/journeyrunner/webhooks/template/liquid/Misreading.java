// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

/** A mistake of the author that the template was read up to. */
public final class Misreading extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String what;
  private final String remedy;

  /**
   * Says what is wrong.
   *
   * @param offset where in the template
   */
  public Misreading(int offset, String what, String remedy) {
    super(what, null, false, false);
    this.offset = offset;
    this.what = what;
    this.remedy = remedy;
  }

  /** Where in the template it is. */
  public int offset() {
    return offset;
  }

  /** What is wrong. */
  public String what() {
    return what;
  }

  /** How to mend it. */
  public String remedy() {
    return remedy;
  }
}
