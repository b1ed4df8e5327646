// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.util.concurrent.CountDownLatch;

/**
 * The main class of the search store's process. It is copied there, and finds the runner on a class
 * path that we don't have: so it uses nothing of ours, and the runner by reflection. The runner's
 * own main method refuses ports above 9299.
 */
final class SearchMain {

  private static final String RUNNER = "org.codelibs.opensearch.runner.OpenSearchRunner";

  private SearchMain() {}

  /**
   * Runs a node until the process is told to end.
   *
   * @param args the folder of its files, and its HTTP port
   */
  public static void main(String[] args) throws Exception {
    String folder = args[0];
    int port = Integer.parseInt(args[1]);
    Class<?> type = Class.forName(RUNNER);
    Object runner = type.getConstructor().newInstance();
    type.getMethod("setMaxHttpPort", int.class).invoke(runner, -1); // exactly this port
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close((AutoCloseable) runner)));
    String[] options = {
      "-basePath",
      folder,
      "-confPath",
      folder + "/config",
      "-dataPath",
      folder + "/data",
      "-numOfNode",
      "1",
      "-baseHttpPort",
      Integer.toString(port - 1), // the first node listens on the next
      "-clusterName",
      "journey-runner",
      "-disableESLogger"
    };
    type.getMethod("build", String[].class).invoke(runner, (Object) options);
    new CountDownLatch(1).await(); // all threads of the node are daemons
  }

  private static void close(AutoCloseable runner) {
    try {
      runner.close();
    } catch (Exception e) {
      throw new IllegalStateException(e); // printed; the process ends all the same
    }
  }
}
