// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import io.journeyrunner.engine.EngineSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps calls from addresses that policy forbids: all that are not public, unless operators allow
 * them. Asked for every address of a name, and again by the socket that connects to one, so that
 * nothing can change between check and connect. Thread-safe.
 */
@Component
final class AddressGuard {

  private final AllowList allowed;

  @Autowired
  AddressGuard(GuardSettings settings, ServerProperties server, EngineSettings engine) {
    this(allowed(settings, server, engine));
  }

  AddressGuard(AllowList allowed) {
    this.allowed = allowed;
  }

  private static AllowList allowed(
      GuardSettings settings, ServerProperties server, EngineSettings engine) {
    if (settings.allow() != null) {
      return AllowList.parse(settings.allow());
    }
    // Behind a proxy on the same machine an application for all the world listens here, too.
    boolean isForTrying =
        server.getAddress() != null
            && server.getAddress().isLoopbackAddress()
            && engine.mode() == EngineSettings.Mode.EMBEDDED;
    return isForTrying ? AllowList.LOOPBACK : new AllowList(List.of());
  }

  /**
   * Checks what a name stands for. One bad address among good ones refuses it whole: else it would
   * be luck which one is called.
   *
   * @throws AddressForbidden if one of them may not be called on this port
   */
  void check(String host, List<InetAddress> addresses, int port) throws AddressForbidden {
    for (InetAddress address : addresses) {
      if (!Ranges.isPublic(address) && !allowed.allows(host, address, port)) {
        throw new AddressForbidden();
      }
    }
  }

  /**
   * Checks what a socket is about to connect to.
   *
   * @throws AddressForbidden if it may not
   */
  void check(InetSocketAddress target) throws AddressForbidden {
    InetAddress address = target.getAddress();
    if (address == null
        || (!Ranges.isPublic(address)
            && !allowed.allows(target.getHostString(), address, target.getPort()))) {
      throw new AddressForbidden();
    }
  }
}
