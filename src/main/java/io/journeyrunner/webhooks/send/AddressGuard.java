// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

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
  AddressGuard(GuardSettings settings, ServerProperties server) {
    this(
        settings.allow() != null
            ? AllowList.parse(settings.allow())
            : isLocal(server) ? AllowList.LOOPBACK : new AllowList(List.of()));
  }

  AddressGuard(AllowList allowed) {
    this.allowed = allowed;
  }

  private static boolean isLocal(ServerProperties server) {
    return server.getAddress() != null && server.getAddress().isLoopbackAddress();
  }

  /**
   * Checks what a name stands for. One bad address among good ones refuses it whole: else it would
   * be luck which one is called.
   *
   * @throws AddressForbidden if one of them may not be called, on any port
   */
  void check(String host, List<InetAddress> addresses) throws AddressForbidden {
    for (InetAddress address : addresses) {
      if (!Ranges.isPublic(address) && !allowed.allows(host, address, null)) {
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
