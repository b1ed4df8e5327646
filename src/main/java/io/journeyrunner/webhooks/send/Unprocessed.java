// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.send;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/** Decides whether a request that has no answer was not processed, so that it can be sent again. */
final class Unprocessed {

  /** A connection that was closed says so within a round trip; later, the receiver was at work. */
  private static final Duration ROUND_TRIP = Duration.ofSeconds(1);

  private Unprocessed() {}

  static boolean is(IOException e, StopWatch watch) {
    return switch (e) {
      // RFC 9113 §8.7; OkHttp ends streams beyond the last one of a GOAWAY with this code, too.
      case StreamResetException reset -> reset.errorCode == ErrorCode.REFUSED_STREAM;
      case ConnectionShutdownException goneAway -> true;
      case InterruptedIOException late -> false;
      case ProtocolException answered -> false;
      // RFC 9112 §9.5: the receiver may close an idle connection at any time. One that was open and
      // breaks before any answer is taken for such a one; should it be none, webhook-id tells.
      default ->
          watch.isOnUsedConnection()
              && watch.reply().isEmpty()
              && watch.sinceSent().compareTo(ROUND_TRIP) < 0;
    };
  }
}
