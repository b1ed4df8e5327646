// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

/**
 * One delivery of a replay.
 *
 * @param number from 0
 * @param attempt the number of the logged attempt that is made again
 * @param isOpen false once it has ended, or was cancelled before it began
 */
record ReplayItem(String replay, int number, long attempt, Rendering rendering, boolean isOpen) {}
