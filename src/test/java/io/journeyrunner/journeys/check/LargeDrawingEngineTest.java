// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.check;

import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.ProcessResource;
import io.journeyrunner.testing.RunningEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The largest drawings that the check takes keep the engine from nothing else for long. */
class LargeDrawingEngineTest {

  /** Far more than it takes, for machines that have other work; the deployment's time-out is 10. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private static Duration deployed(String id, String content) {
    ProcessResource prepared =
        CheckAccess.check()
            .check("x.bpmn", process(id, entry("begin", "spin") + content))
            .deployable()
            .orElseThrow()
            .prepared();
    long begin = System.nanoTime();
    RunningEngine.shared().engine().deploy(List.of(prepared));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void theLongestChainIsDeployedInTime() {
    assertThat(deployed("chain", chain(525))).isLessThan(SOON);
  }

  @Test
  void theMostGatewaysAreDeployedInTime() {
    assertThat(deployed("gateways", diamonds(15))).isLessThan(SOON);
  }

  static String chain(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("<bpmn:manualTask id=\"t").append(i).append("\" />");
      text.append(i == 0 ? "" : flow("t" + (i - 1), "t" + i));
    }
    return text.toString();
  }

  static String diamonds(int count) {
    StringBuilder text = new StringBuilder("<bpmn:task id=\"j0\" />");
    for (int i = 1; i <= count; i++) {
      text.append("<bpmn:parallelGateway id=\"g%d\" /><bpmn:task id=\"a%d\" />".formatted(i, i))
          .append("<bpmn:task id=\"b%d\" /><bpmn:parallelGateway id=\"j%d\" />".formatted(i, i))
          .append(flow("j" + (i - 1), "g" + i))
          .append(flow("g" + i, "a" + i) + flow("g" + i, "b" + i))
          .append(flow("a" + i, "j" + i) + flow("b" + i, "j" + i));
    }
    return text.toString();
  }
}
