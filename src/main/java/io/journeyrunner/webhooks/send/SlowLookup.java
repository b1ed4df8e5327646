// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.net.UnknownHostException;

/** A name that was not looked up in time. */
final class SlowLookup extends UnknownHostException {

  private static final long serialVersionUID = 1L;
}
