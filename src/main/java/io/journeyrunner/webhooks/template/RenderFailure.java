// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

/**
 * A template that can't be rendered with the data at hand. Its message may be shown to anyone: it
 * holds neither data nor secrets.
 */
public final class RenderFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RenderFailure(String message) {
    super(message);
  }
}
