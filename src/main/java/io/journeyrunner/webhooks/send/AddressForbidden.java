// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.net.UnknownHostException;

/**
 * An address that may not be called. Of this type since it is the only one that a look-up of names
 * may throw.
 */
final class AddressForbidden extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  /** Names no address: it could tell a stranger how the network inside is built. */
  AddressForbidden() {
    super(
        "its address is not public, so it may not be called; operators can allow it with"
            + " journeyrunner.webhooks.guard.allow");
  }
}
