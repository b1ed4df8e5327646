// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

/**
 * The key that the configuration brings, so that a container can start with its door locked. It is
 * kept in no database: it counts as long as it is configured.
 */
record FirstKey(String text) {

  static final String ID = "first-key";
  static final Caller CALLER =
      new Caller(new Actor(Actor.Kind.key, ID, "first key of the configuration"), Role.ops);

  private static final int SHORTEST = 40;

  /** Refuses what can be guessed. */
  FirstKey {
    if (!text.matches("[!-~]{" + SHORTEST + ",200}")) {
      throw new AccessStartFailure(
          "journeyrunner.access.first-key has not " + SHORTEST + " to 200 printable characters",
          "Let it be random: openssl rand -hex 32. What is short can be guessed");
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return ID;
  }
}
