// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import java.util.List;

/** Knows who names an endpoint. Those who keep WebHooks have one. */
public interface EndpointUsers {

  /** Who names the endpoint of this id now, in words such as {@code the rule spin-issued}. */
  List<String> naming(String endpoint);
}
