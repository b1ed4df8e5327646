// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.database;

/** The database did not answer, or refused us, at the start. */
final class DatabaseAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseAway(String message) {
    super(message);
  }
}
