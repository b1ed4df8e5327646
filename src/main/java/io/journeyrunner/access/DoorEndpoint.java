// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come in: lets one address have so many, and ends those whose request does not
 * begin in time, which Tomcat's own time-outs don't, since they begin anew with each byte.
 */
final class DoorEndpoint extends NioEndpoint {

  private volatile int perAddress = Integer.MAX_VALUE;
  private volatile Duration headerTime = Duration.ofDays(1);

  void limit(ConnectionSettings settings) {
    perAddress = settings.perAddress();
    headerTime = settings.headerTime();
  }

  /** Called with each new connection; what is refused here must be closed here. */
  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (hasRoomFor(socket)) {
      return super.setSocketOptions(socket);
    }
    destroySocket(socket);
    return false;
  }

  private boolean hasRoomFor(SocketChannel socket) {
    try {
      SocketAddress from = socket.getRemoteAddress();
      if (!(from instanceof InetSocketAddress address)) {
        return true;
      }
      String name = address.getAddress().getHostAddress();
      return getConnections().stream().filter(open -> name.equals(open.getRemoteAddr())).count()
          < perAddress;
    } catch (IOException e) {
      return false; // it is gone already
    }
  }

  /** Ends connections that have been sending the head of a request for too long. */
  void endSlowHeads() {
    long now = System.nanoTime();
    for (SocketWrapperBase<NioChannel> connection : getConnections()) {
      if (connection.getCurrentProcessor() instanceof Processor processor
          && isInHead(processor)
          && isTooSlow(processor.getRequest(), now)) {
        // In place of an event of its socket, so that nobody works on it meanwhile.
        processSocket(connection, SocketEvent.ERROR, true);
      }
    }
  }

  /** Between requests there is no processor; while it waits for more of a head it has "ended". */
  private static boolean isInHead(Processor processor) {
    @Nullable Request request = processor.getRequest();
    return request != null
        && request.getRequestProcessor().getStage() == Constants.STAGE_ENDED
        && !processor.isAsync()
        && !processor.isUpgrade();
  }

  /** A request's time begins with its first byte. */
  private boolean isTooSlow(Request request, long now) {
    long begun = request.getStartTimeNanos();
    return begun != -1 && now - begun > headerTime.toNanos();
  }
}
