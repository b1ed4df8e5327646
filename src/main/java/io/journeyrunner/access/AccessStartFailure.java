// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

/** The application must not start like this; its user can mend it. */
final class AccessStartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  AccessStartFailure(String what, String remedy) {
    super(what);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
