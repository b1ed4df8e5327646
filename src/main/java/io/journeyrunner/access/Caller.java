// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

/** Who makes a request, and as what. Immutable. */
record Caller(Actor actor, Role role) {

  /** A program on this machine, while there are no keys. */
  static final Caller LOOPBACK = new Caller(Actor.LOOPBACK, Role.ops);
}
