// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/** What the engine said to a command about one running process. */
public sealed interface CommandResult {

  /** It did it. */
  record Done() implements CommandResult {}

  /** The process does not run, or not any more. */
  record Gone() implements CommandResult {}

  /** The engine is away or pushes back; the same command may be tried again. */
  record Unavailable(String reason) implements CommandResult {}

  /** The engine will not do it while the process stands where it stands. */
  record Refused(String reason) implements CommandResult {}
}
