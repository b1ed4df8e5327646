// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.values;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Whole numbers one after the other, both ends included: {@code (1..5)}. Immutable. */
public final class Range extends AbstractList<Object> implements RandomAccess {

  /** More numbers are in no range: a loop could not go through them. */
  public static final int MOST = Budget.STEPS;

  private final long from;
  private final int size;

  private Range(long from, int size) {
    this.from = from;
    this.size = size;
  }

  /**
   * The numbers from one to the other; none if the second is the smaller one.
   *
   * @throws Unfit if there are more than {@link #MOST}
   */
  public static Range of(long from, long to) {
    if (to < from) {
      return new Range(from, 0);
    }
    if (to - from < 0 || to - from >= MOST) {
      throw new Unfit("a range has more than " + MOST + " numbers; bring its ends closer together");
    }
    return new Range(from, (int) (to - from + 1));
  }

  @Override
  public Object get(int index) {
    return from + java.util.Objects.checkIndex(index, size);
  }

  @Override
  public int size() {
    return size;
  }

  /** As Liquid writes it: {@code 1..5}. */
  @Override
  public String toString() {
    return from + ".." + (from + size - 1);
  }
}
