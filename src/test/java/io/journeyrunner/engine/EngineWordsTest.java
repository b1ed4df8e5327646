// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineWordsTest {

  @Test
  void namesFileAndElementOfEachError() {
    assertThat(
            EngineWords.readable(
                """
                Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new \
                resources, but encountered the following errors:
                'a.bpmn': - Element: call-partner
                    - ERROR: Must have a task type
                - Element: used
                    - ERROR: Must have a condition
                'b.bpmn': Fatal Error: Content is not allowed in prolog.
                """))
        .isEqualTo(
            "a.bpmn, element 'call-partner': Must have a task type; a.bpmn, element 'used': Must"
                + " have a condition; b.bpmn: Fatal Error: Content is not allowed in prolog.");
  }

  @Test
  void leavesOtherWordsAlone() {
    assertThat(EngineWords.readable("the engine is on fire")).isEqualTo("the engine is on fire");
  }
}
