// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import io.journeyrunner.webhooks.send.Attempt;
import io.journeyrunner.webhooks.send.RetryAfter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides what an attempt means; the only place that does. */
final class ReplyClass {

  /** Time-out of the receiver, too early (RFC 8470), and too many. */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private static final int GONE = 410;

  private ReplyClass() {}

  static Outcome of(Attempt attempt, Instant now) {
    return switch (attempt) {
      case Attempt.Replied reply -> of(reply, now);
      // Nobody knows whether the receiver has it; the webhook-id lets it tell.
      case Attempt.Broken broken -> new Outcome.Retry(broken.what(), Optional.empty());
      // Nothing was sent, and the endpoint has no part in it.
      case Attempt.NoToken none -> new Outcome.Parked(none.what(), none.after());
      case Attempt.Impossible impossible ->
          new Outcome.Ended(Outcome.Kind.invalid, impossible.what());
      case Attempt.Forbidden forbidden -> new Outcome.Ended(Outcome.Kind.blocked, forbidden.what());
    };
  }

  private static Outcome of(Attempt.Replied reply, Instant now) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return new Outcome.Delivered(reply);
    }
    if (status >= 500 || LATER.contains(status)) {
      return new Outcome.Retry("status " + status, RetryAfter.read(reply.headers(), now));
    }
    // Redirects are not followed: they would lead past the check of the address.
    return new Outcome.Ended(
        status == GONE ? Outcome.Kind.gone : Outcome.Kind.rejected,
        "status " + status + (status < 400 ? redirect(reply) : ""));
  }

  /** Where a redirect leads, for those who have to correct the address; a query can hold data. */
  private static String redirect(Attempt.Replied reply) {
    String location = reply.headers().getOrDefault("location", "").split("[?#]", 2)[0];
    return location.isBlank() ? "" : ", a redirect to " + Excerpt.of(location);
  }
}
