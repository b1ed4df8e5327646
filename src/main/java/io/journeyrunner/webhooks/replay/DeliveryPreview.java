// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay would send for one delivery.
 *
 * @param last what came of its last attempt
 * @param as_sent the call as it was
 * @param anew the call with the WebHook and the user's state of now
 * @param diff in which lines they differ; empty if they are the same, null if there are not both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryPreview(
    String webhook_id,
    String process,
    String user,
    Last last,
    Redelivery.Preview as_sent,
    Redelivery.Preview anew,
    @Nullable List<String> diff) {

  /** An attempt in short. */
  record Last(Instant time, String outcome, String what) {}

  static DeliveryPreview of(
      LoggedAttempt logged, Redelivery.Preview asSent, Redelivery.Preview anew) {
    return new DeliveryPreview(
        logged.origin().webhook_id(),
        logged.origin().process(),
        logged.origin().user(),
        new Last(logged.time(), logged.result().outcome(), logged.result().what()),
        asSent,
        anew,
        asSent.request() == null || anew.request() == null
            ? null
            : CallDiff.of(asSent.request(), anew.request()));
  }
}
