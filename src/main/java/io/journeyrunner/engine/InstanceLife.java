// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/** Whether the engine has a process instance. */
public enum InstanceLife {
  /** It has not ended. */
  RUNNING,
  /** It has ended, was cancelled, or never was. */
  GONE,
  /** The engine gave no answer. */
  UNKNOWN
}
