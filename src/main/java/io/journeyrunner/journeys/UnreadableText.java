// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.journeys.diagram.Flaw;
import java.nio.charset.CharacterCodingException;

/** A file that is no text in the encoding that it declares. */
final class UnreadableText extends CharacterCodingException {

  private static final long serialVersionUID = 1L;

  private final String what;

  UnreadableText(String what) {
    this.what = what;
  }

  @Override
  public String getMessage() {
    return what;
  }

  /** The same as a finding. */
  Flaw flaw() {
    return Flaw.error("", what, "save it as UTF-8");
  }
}
