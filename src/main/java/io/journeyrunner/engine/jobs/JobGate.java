// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.jobs;

import java.util.List;

/**
 * Says before any work whether a process instance may work at all. Called on many threads at once.
 */
public interface JobGate {

  /** Without a gate, every instance may. */
  JobGate OPEN =
      new JobGate() {
        @Override
        public List<String> variables() {
          return List.of();
        }

        @Override
        public boolean admits(Job job) {
          return true;
        }
      };

  /** The process variables that it reads. */
  List<String> variables();

  /** False if the job is not to be worked on; who says so ends the instance. */
  boolean admits(Job job);
}
