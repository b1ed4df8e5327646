// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.journeys.diagram.Flaw;
import java.util.List;

/**
 * What became of a file. Immutable.
 *
 * @param file its name
 * @param processes what the engine has now; empty if it was refused or only checked, and for a
 *     decision or a form
 * @param flaws what was found, warnings too
 */
record DeploymentReport(String file, List<DeployedProcess> processes, List<Flaw> flaws) {

  DeploymentReport {
    processes = List.copyOf(processes);
    flaws = List.copyOf(flaws);
  }

  /** True if nothing kept it from being deployed. */
  boolean isAccepted() {
    return flaws.stream().noneMatch(Flaw::isError);
  }

  /** What kept it from being deployed. */
  List<Flaw> errors() {
    return flaws.stream().filter(Flaw::isError).toList();
  }
}
