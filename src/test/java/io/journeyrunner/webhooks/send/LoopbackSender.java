// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.webhooks.endpoints.EndpointSettings;
import io.journeyrunner.webhooks.secrets.Secrets;
import java.time.Clock;

/** A sender for receivers on this machine. */
public final class LoopbackSender {

  private LoopbackSender() {}

  public static Sender create() {
    return new Sender(new AddressGuard(AllowList.LOOPBACK));
  }

  public static EndpointSender forEndpoints(
      Secrets secrets, EndpointSettings settings, Clock clock) {
    Sender sender = create();
    return new EndpointSender(
        sender,
        new Identities(sender, secrets),
        new Tokens(new TokenServer(sender, settings, clock), clock));
  }
}
