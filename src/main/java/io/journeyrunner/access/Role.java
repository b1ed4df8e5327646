// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

/** What the holder of a key is there for. Lower case, as API and database spell it. */
enum Role {
  /** Sends events and keeps user state up to date: the CRM platform. */
  ingest,
  /** Makes rules, journeys and endpoints, and looks at what they send. */
  design,
  /** Reads figures, and nothing else: what scrapes them. */
  metrics,
  /** Everything, with replays, keys, the audit trail and figures. */
  ops
}
