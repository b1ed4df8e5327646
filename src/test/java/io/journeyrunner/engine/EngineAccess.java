// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.grpc.ClientInterceptor;
import io.journeyrunner.engine.EngineSettings.Calls;
import java.net.URI;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Opens the engine package to tests of other packages. */
public final class EngineAccess {

  private static final Calls CALLS =
      new Calls(Duration.ofSeconds(10), Duration.ofSeconds(2), 256, DataSize.ofMegabytes(1));

  private EngineAccess() {}

  /** A connection as the application makes it. */
  public static CamundaClient client(URI address, ClientInterceptor... watch) {
    return client(new EngineSettings.External(address, null, null), watch);
  }

  /** The same to a cluster with more than an address. */
  public static CamundaClient client(EngineSettings.External cluster, ClientInterceptor... watch) {
    return EngineClients.connect(cluster, CALLS, watch);
  }

  /** The engine as other features see it. */
  public static Engine engine(CamundaClient client) {
    return new CamundaEngine(client, CALLS);
  }
}
