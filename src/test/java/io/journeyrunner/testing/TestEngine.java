// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The engine of a test run, in a container or as a child process; with a clock that tests move. */
sealed interface TestEngine permits ChildEngine, ContainerEngine {

  /** Lets it write each record to its log, as JSON. */
  Map<String, String> RECORDS =
      Map.of(
          "ZEEBE_BROKER_EXPORTERS_TEST_CLASSNAME",
          "io.camunda.zeebe.broker.exporter.debug.DebugLogExporter",
          "ZEEBE_BROKER_EXPORTERS_TEST_ARGS_LOGLEVEL",
          "info");

  /** Starts it and waits until it is ready; it ends with the JVM. */
  static TestEngine start() {
    TestEngine engine =
        Containers.image("journeyrunner.test.engine.image", "camunda/zeebe:8.6.0")
            .<TestEngine>map(ContainerEngine::new)
            .orElseGet(ChildEngine::new);
    Runtime.getRuntime().addShutdownHook(new Thread(engine::stop));
    engine.run();
    return engine;
  }

  void run();

  void stop();

  /** For gRPC. */
  URI address();

  /** For the clock. */
  URI management();

  /** The file that its log goes to, records included. */
  Path log();
}
