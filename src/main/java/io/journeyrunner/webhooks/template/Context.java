// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.Optional;

/**
 * Where in a document a template stands, while it is scanned from begin to end. Immutable: each
 * step gives the next context, so that the branches of a choice can be scanned from the same one.
 */
interface Context {

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
    Misplaced(int index, String what, String remedy) {
      super(what, null, false, false);
      this.index = index;
      this.what = what;
      this.remedy = remedy;
    }

    InvalidTemplate in(Source source, int offset) {
      return source.mistake(offset + index, what, remedy);
    }
  }

  /** The first context of a place. */
  static Context of(Place place) {
    return switch (place) {
      case JSON -> JsonContext.START;
      case XML -> XmlContext.START;
      case URL -> UrlContext.START;
      case URL_PATH -> UrlContext.BEHIND_BASE;
      case FORM -> new PlainContext(Escape.PERCENT);
      case HEADER -> new HeaderContext();
      case TEXT -> new PlainContext(Escape.NONE);
    };
  }

  /** The context after a text of the author. */
  Context afterText(String text);

  /**
   * How a value is written that stands here.
   *
   * @param root the first name of what is written, such as {@code secrets}
   * @throws Misplaced if none may stand here
   */
  Escape escape(String root);

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
    public Escape escape(String root) {
      return escape;
    }

    @Override
    public Context afterOutput() {
      return this;
    }
  }
}
