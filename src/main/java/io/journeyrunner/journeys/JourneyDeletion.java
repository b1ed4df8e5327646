// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.ProcessId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Forgets journeys that nobody enters and nobody is on. The engine keeps its versions of them,
 * which nothing starts any more. Thread-safe, over many nodes too.
 */
@Component
final class JourneyDeletion {

  private static final Logger log = LoggerFactory.getLogger(JourneyDeletion.class);

  private final JourneyCatalogue journeys;
  private final JourneyStore store;
  private final FileTries tries;
  private final JourneyFolder folder;
  private final JourneyIndex index;

  JourneyDeletion(
      JourneyCatalogue journeys,
      JourneyStore store,
      FileTries tries,
      JourneyFolder folder,
      JourneyIndex index) {
    this.journeys = journeys;
    this.store = store;
    this.tries = tries;
    this.folder = folder;
    this.index = index;
  }

  /**
   * Forgets a journey, its versions and its migrations.
   *
   * @throws io.journeyrunner.problems.NotFound if there is none
   * @throws JourneyInUse if its file is in the folder, users are on it, or it is not stopped
   */
  void delete(String id) {
    JourneyView.Summary summary = journeys.detail(id).journey();
    StoredJourney stored = journeys.get(id).stored();
    ProcessId process = stored.process();
    Submission.fileOf(stored.source())
        .filter(this::isInFolder)
        .ifPresent(
            file -> {
              throw new JourneyInUse(
                  process + " is in the file " + file + " of the folder", "remove the file first");
            });
    String stop = "stop it first: POST /api/v1/journeys/" + id + "/stop";
    if (summary.running() > 0) {
      throw new JourneyInUse(
          summary.running()
              + (summary.running() == 1 ? " user is on " : " users are on ")
              + process,
          stop + ", which takes them off at a pace");
    }
    if (!store.delete(process)) {
      index.refresh();
      throw new JourneyInUse(process + " is active, so users may enter it at any time", stop);
    }
    tries.remove(Submission.inEngine(process));
    index.refresh();
    log.atInfo().addKeyValue("process", process).log("journey.deleted");
  }

  /** Of this node, or of another one that has it. */
  private boolean isInFolder(String file) {
    return tries.find(file).isPresent()
        || folder.files().filter(files -> files.containsKey(file)).isPresent();
  }
}
