// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.problems.Finding;
import java.util.List;

/** What is asked before an endpoint is changed. */
public interface EndpointReview {

  /** What is wrong with an endpoint beyond its shape: templates and names of headers. */
  List<Finding> mistakes(Endpoint endpoint);

  /** Who names an endpoint, such as {@code the rule spin-issued}. */
  List<String> users(String id);
}
