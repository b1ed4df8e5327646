// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** HTTP as Tomcat speaks it, with our limits for connections. Public, since Tomcat makes it. */
public final class DoorProtocol extends Http11NioProtocol {

  private final DoorEndpoint endpoint;
  private @Nullable ScheduledFuture<?> watch;

  /** Without limits, until it is told them. */
  public DoorProtocol() {
    this(new DoorEndpoint());
  }

  private DoorProtocol(DoorEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    setUseSendfile(false); // nobody needs it, and it looks like a request that is still coming
  }

  void limit(ConnectionSettings settings) {
    endpoint.limit(settings);
  }

  @Override
  public void start() throws Exception {
    super.start();
    watch =
        getUtilityExecutor().scheduleWithFixedDelay(endpoint::endSlowHeads, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (watch != null) {
      watch.cancel(false);
    }
    super.stop();
  }
}
