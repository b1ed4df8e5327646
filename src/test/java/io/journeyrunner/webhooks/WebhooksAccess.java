// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

/** Opens the webhooks package to tests of other packages. */
public final class WebhooksAccess {

  private WebhooksAccess() {}

  /** For checking configurations; it sends to nobody. */
  public static Webhooks webhooks() {
    return new WorkerFixture().webhooks;
  }
}
