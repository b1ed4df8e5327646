// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import static io.journeyrunner.engine.TestProcesses.json;
import static io.journeyrunner.engine.TestProcesses.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.StartResult.Refused;
import io.journeyrunner.engine.TestProcesses;
import io.journeyrunner.engine.jobs.BlockWorker;
import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.testing.RunningEngine;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the engine keeps of JSON, and what it is not given because it would damage it. */
@SuppressWarnings("try") // workers are there until they are closed
class VariablesEngineTest {

  private final BlockingQueue<ObjectNode> seen = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\\u0000b\"",
        "\"😀 ქართული \\\"quoted\\\" \\\\ \\u0001\"",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "1.5e300",
        "1.0",
        "null",
        "{\"\": 1, \"a b\": 2, \"1x\": [true, null]}"
      })
  void keepsWhatJsonSays(String value) throws Exception {
    ObjectNode variables = json("{\"v\": " + value + "}");
    assertThat(roundTrip(variables)).isEqualTo(variables);
  }

  @Test
  void keepsTheLargestThatWeSend() throws Exception {
    ObjectNode variables = JsonNodeFactory.instance.objectNode().put("v", "x".repeat(1_000_000));
    assertThat(roundTrip(variables)).isEqualTo(variables);
  }

  @Test
  void keepsTheDeepestThatWeSend() throws Exception {
    ObjectNode variables = json("{\"v\": " + "[".repeat(199) + "]".repeat(199) + "}");
    assertThat(roundTrip(variables)).isEqualTo(variables);
  }

  @Test
  void roundsDecimalsToDoubles() throws Exception {
    assertThat(roundTrip(json("{\"v\": 0.1234567890123456789}")))
        .isEqualTo(json("{\"v\": 0.12345678901234568}"));
  }

  @Test
  void replacesHalfASurrogatePair() throws Exception {
    assertThat(roundTrip(json("{\"v\": \"a\\ud800b\\udc00\"}")))
        .isEqualTo(json("{\"v\": \"a\\ufffdb\\ufffd\"}"));
  }

  @Test
  void refusesAnIntegerBeyondSixtyFourBits() {
    assertThat(refused(json("{\"event\": {\"list\": [1, 18446744073709551616]}}")))
        .isEqualTo(
            "event.list[1]: the engine has no integers beyond 64 bits; send this one as text");
  }

  @Test
  void roundsIntegersOfTheStateBeyondSixtyFourBitsAndKeepsNobodyOut() throws Exception {
    assertThat(
            roundTrip(
                json(
                    "{\"state\": {\"a\": [18446744073709551616, 1], \"b\": {\"c\":"
                        + " -123456789012345678901234567890}}}")))
        .isEqualTo(
            json(
                "{\"state\": {\"a\": [1.8446744073709552E19, 1], \"b\": {\"c\":"
                    + " -1.2345678901234568E29}}}"));
  }

  @Test
  void refusesANumberBeyondADouble() {
    assertThat(refused(json("{\"v\": 1e400}")))
        .isEqualTo("v: the engine has no numbers beyond those of a double; send it as text");
  }

  @Test
  void refusesWhatIsTooDeep() {
    assertThat(refused(json("{\"v\": " + "[".repeat(300) + "]".repeat(300) + "}")))
        .isEqualTo("the process variables are nested more than 200 deep; send flatter data");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(refused(JsonNodeFactory.instance.objectNode().put("v", "x".repeat(2_000_000))))
        .isEqualTo(
            "the process variables are 2000008 bytes as JSON, at most 1048576 are allowed; send"
                + " less data or raise journeyrunner.engine.calls.largest-variables");
  }

  private ObjectNode roundTrip(ObjectNode variables) throws Exception {
    String type = unique("variables");
    DeployedProcess process = TestProcesses.deployed(TestProcesses.oneTask(unique("v"), type));
    BlockWorker worker =
        TestProcesses.worker(
            type,
            job -> {
              seen.add(job.variables());
              return new JobResult.Completed(Map.of());
            });
    try (var subscribed = RunningEngine.shared().subscribe(worker)) {
      TestProcesses.started(process, variables);
      return Objects.requireNonNull(seen.poll(10, TimeUnit.SECONDS));
    }
  }

  private static String refused(ObjectNode variables) {
    DeployedProcess any = new DeployedProcess(new ProcessId("any"), 1, 1);
    return ((Refused) TestProcesses.start(any, variables)).reason();
  }
}
