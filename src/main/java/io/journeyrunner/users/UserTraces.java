// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

/** What a feature keeps of users beside their state. Thread-safe. */
public interface UserTraces {

  /**
   * Forgets a user, in the transaction that deletes the state; false if nothing was kept.
   *
   * <p>What is counted for a user begins anew, if the user comes back; what may be once in a
   * lifetime stays once, by a hash.
   */
  boolean forget(UserId user);
}
