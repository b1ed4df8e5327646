// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

/** What a template produces; it decides how values are escaped. */
public enum Place {
  /** A JSON body (RFC 8259). */
  JSON,
  /** A body of type {@code application/x-www-form-urlencoded}. */
  FORM,
  /** An XML 1.0 body. */
  XML,
  /** A body of plain text: nothing is escaped. */
  TEXT,
  /** A URL with scheme http or https. */
  URL,
  /**
   * What follows a base URL: a path, a query, or both. Can't leave the path of the base by any
   * spelling of {@code ..}.
   */
  URL_PATH,
  /** The value of an HTTP header. */
  HEADER
}
