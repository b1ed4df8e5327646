// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

/** What could be learned of a journey's start after the engine got its message. */
sealed interface Sight {

  /** It runs. */
  record Begun(long instanceKey) implements Sight {}

  /** It surely does not: another run of the user was there before the message and still is. */
  record KeptOut(RunningJourneys.Run by) implements Sight {}

  /** Nothing, in the time there was. */
  record Unknown() implements Sight {}
}
