// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the application can be reached from. Refuses to start where others can reach it and nobody
 * has a key; made before the web server takes requests.
 */
@Component
final class Bind implements DoorState {

  private static final Logger log = LoggerFactory.getLogger(Bind.class);

  private final KeyRing keys;
  private final boolean isLoopback;

  Bind(Environment environment, KeyRing keys) {
    this.keys = keys;
    String address = environment.getProperty("server.address", "");
    this.isLoopback = isLoopback(address);
    if (!isLoopback && !keys.hasUsableKey()) {
      throw new AccessStartFailure(
          "server.address is "
              + (address.isBlank() ? "empty (all addresses)" : address)
              + ", where other machines reach it, and there is no key that counts: anybody could"
              + " send events, change rules and read what was sent",
          "Set JOURNEYRUNNER_ACCESS_FIRST_KEY to a random text (openssl rand -hex 32), or start"
              + " with server.address=127.0.0.1 and make a key: POST /api/v1/keys");
    }
    log.atInfo()
        .addKeyValue("address", address)
        .addKeyValue(
            "door", isOpen() ? "open to this machine only, until there is a key" : "asks for keys")
        .log("access.ready");
  }

  @Override
  public boolean isOpen() {
    return isLoopback && keys.isEmpty();
  }

  private static boolean isLoopback(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // the web server says that it can't bind there
    }
  }
}
