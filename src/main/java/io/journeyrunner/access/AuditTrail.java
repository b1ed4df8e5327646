// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

/**
 * Writes down who changed what. Call it in the transaction of the change, so that neither is there
 * without the other; on the thread of the request, so that it knows who asked. Thread-safe.
 */
@FunctionalInterface
public interface AuditTrail {

  /** Writes a change down. */
  void record(AuditedChange change);
}
