// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Cuts connections on which the rest of a body, which nobody asked for, comes in too slowly. Tomcat
 * reads it after the answer, be that a 401 or a 408, for as long as a byte comes now and then.
 */
@Component
final class SlowRests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final HttpSettings settings;
  private final Clock clock;

  SlowRests(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextValves(new Cut());
  }

  private final class Cut extends ValveBase {

    Cut() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      BodyClock time = new BodyClock(clock, settings.maxBodyTime());
      getNext().invoke(request, response);
      if (request.isAsync() || request.isFinished()) {
        return;
      }
      response.finishResponse();
      try {
        Rest rest = new Rest();
        do {
          time.check();
        } while (request.getCoyoteRequest().doRead(rest) >= 0);
      } catch (IOException | BodyTooSlow e) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    }
  }

  /** What is read and thrown away. */
  private static final class Rest implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer next) {
      buffer = next;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // the connector brings its own
    }
  }
}
