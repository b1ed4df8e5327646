// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.util.Optional;

/** The secrets of one call. Their owner masks them in what is shown of it. */
public interface Credentials {

  /** The secret of this name; empty if there is none. */
  Optional<String> find(String name);

  /** Notes a credential that was made for the call, such as a token: it is a secret, too. */
  void made(String credential);
}
