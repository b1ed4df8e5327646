// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

/** A sender for receivers on this machine. */
public final class LoopbackSender {

  private LoopbackSender() {}

  public static Sender create() {
    return new Sender(new AddressGuard(AllowList.LOOPBACK));
  }
}
