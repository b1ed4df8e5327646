// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

import java.util.Optional;

/**
 * Where in a document a template stands, while it is scanned from begin to end. Immutable: each
 * step gives the next context, so that the branches of a choice can be scanned from the same one.
 */
public interface Context {

  /** A mistake of the author at this place. */
  final class Misplaced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final String what;
    private final String remedy;

    /**
     * Says what is wrong.
     *
     * @param index the offset in the text that was scanned; 0 for an output
     */
    public Misplaced(int index, String what, String remedy) {
      super(what, null, false, false);
      this.index = index;
      this.what = what;
      this.remedy = remedy;
    }

    /** The offset in the text that was scanned. */
    public int index() {
      return index;
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

  /**
   * The context after a text of the author.
   *
   * @throws Misplaced if it can't stand here
   */
  Context afterText(String text);

  /**
   * How a value is written that stands here.
   *
   * @param isSecret true for a secret as it is: no data can choose or change it
   * @throws Misplaced if none may stand here
   */
  Escape escape(boolean isSecret);

  /** The context after a value. */
  Context afterOutput();

  /** True if only a secret as it is may stand here: a filter could bring data in. */
  default boolean takesOnlySecrets() {
    return false;
  }

  /** The context where two ways through a template meet; empty if they don't fit together. */
  default Optional<Context> joined(Context other) {
    return equals(other) ? Optional.of(this) : Optional.empty();
  }

  /** The same context everywhere. */
  record PlainContext(Escape escape) implements Context {
    @Override
    public Context afterText(String text) {
      return this;
    }

    @Override
    public Escape escape(boolean isSecret) {
      return escape;
    }

    @Override
    public Context afterOutput() {
      return this;
    }
  }
}
