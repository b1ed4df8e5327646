// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import jakarta.servlet.FilterChain;
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
      return new CheckedBody(super.getInputStream(), new Counted(most, time));
    }
  }

  private static final class Counted implements CheckedBody.Check {

    private final DataSize most;
    private final BodyClock time;
    private long read;

    Counted(DataSize most, BodyClock time) {
      this.most = most;
      this.time = time;
    }

    @Override
    public void bytes(byte[] bytes, int offset, int length) {
      read += length;
      if (read > most.toBytes()) {
        throw new BodyTooLarge(most);
      }
      time.check();
    }

    @Override
    public void end() {
      time.check();
    }
  }
}
