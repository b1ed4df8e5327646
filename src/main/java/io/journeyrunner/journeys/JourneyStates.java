// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import static io.journeyrunner.journeys.JourneyState.ACTIVE;
import static io.journeyrunner.journeys.JourneyState.PAUSED;
import static io.journeyrunner.journeys.JourneyState.REMOVED;
import static io.journeyrunner.journeys.JourneyState.STOPPED;

import io.journeyrunner.engine.ProcessId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets users enter journeys, or not. Doing what is done already changes nothing. Thread-safe, over
 * many nodes too: the others follow within two seconds.
 */
@Component
final class JourneyStates {

  private static final Logger log = LoggerFactory.getLogger(JourneyStates.class);

  private final JourneyCatalogue journeys;
  private final JourneyStore store;
  private final JourneyIndex index;

  JourneyStates(JourneyCatalogue journeys, JourneyStore store, JourneyIndex index) {
    this.journeys = journeys;
    this.store = store;
    this.index = index;
  }

  /** Nobody enters it any more; those who are on it go on. A stopped one stays stopped. */
  JourneyView.Detail pause(String id) {
    return change(id, List.of(ACTIVE, REMOVED), PAUSED);
  }

  /** Users enter it again. */
  JourneyView.Detail resume(String id) {
    return change(id, List.of(PAUSED, STOPPED, REMOVED), ACTIVE);
  }

  /** Nobody enters it any more, and those who are on it are taken off, see {@link JourneyStops}. */
  JourneyView.Detail stop(String id) {
    return change(id, List.of(ACTIVE, PAUSED, REMOVED), STOPPED);
  }

  private JourneyView.Detail change(String id, List<JourneyState> from, JourneyState to) {
    ProcessId process = journeys.get(id).stored().process();
    if (store.change(process, from, to)) {
      log.atInfo()
          .addKeyValue("process", process)
          .addKeyValue("state", to.code())
          .log("journey.state_changed");
    }
    index.refresh();
    return journeys.detail(id);
  }
}
