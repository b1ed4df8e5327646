// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

/**
 * What a kind of documents asks before one is changed. What a method throws refuses the change,
 * which then has changed nothing; if it is a {@link io.journeyrunner.problems.Mistake} of who wrote
 * it, a file that asks for it is refused, else it is tried again.
 *
 * <p>Thread rule: called on many threads at once.
 */
public interface Admission<T> {

  /** Looks whether a document can work; throws the kind's mistake with every finding. */
  void check(T content);

  /**
   * Does what must have been done before a new version is kept. It may be done in vain, if somebody
   * else changes the document in this moment.
   *
   * @param note what was noted of the document before; 0 if nothing was
   * @return what is to be noted of it
   */
  default long prepare(T content, long note) {
    return note;
  }

  /** Looks whether a document can go; throws the kind's mistake if somebody needs it. */
  default void release(String id) {}
}
