// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Cuts bodies that are too large, whether their length was announced or not, or too slow. */
@Component
final class BodyLimit extends OncePerRequestFilter {

  /** What streams its body, if that is NDJSON, in bounded memory: states, users of a batch. */
  private static final Pattern STREAMS =
      Pattern.compile("/api/v1/(users/state|journeys/[^/]+/entries)");

  private static final String NDJSON = "application/x-ndjson";

  private final HttpSettings settings;
  private final Clock clock;

  BodyLimit(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith(NDJSON)
        && STREAMS.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BodyClock time = new BodyClock(clock, settings.maxBodyTime());
    chain.doFilter(new Limited(request, settings.maxBody(), time), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final DataSize most;
    private final BodyClock time;

    Limited(HttpServletRequest request, DataSize most, BodyClock time) {
      super(request);
      this.most = most;
      this.time = time;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (getContentLengthLong() > most.toBytes()) {
        throw new BodyTooLarge(most);
      }
      return new Counted(super.getInputStream(), most, time);
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private final DataSize most;
    private final BodyClock time;
    private long read;

    Counted(ServletInputStream body, DataSize most, BodyClock time) {
      this.body = body;
      this.most = most;
      this.time = time;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = body.read(target, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int more) {
      read += more;
      if (read > most.toBytes()) {
        throw new BodyTooLarge(most);
      }
      time.check();
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
