// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.places;

/** A header, the same place everywhere; its author can't break the line either. */
public record HeaderContext() implements Context {

  @Override
  public Context afterText(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (Character.isISOControl(text.charAt(index)) && text.charAt(index) != '\t') {
        throw new Misplaced(
            index,
            "a header holds a line break or another control character",
            "write it in one line");
      }
    }
    return this;
  }

  @Override
  public Escape escape(boolean isSecret) {
    return Escape.HEADER;
  }

  @Override
  public Context afterOutput() {
    return this;
  }
}
