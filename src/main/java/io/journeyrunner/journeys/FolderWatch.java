// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.journeys.JourneyFolder.Fingerprint;
import io.journeyrunner.journeys.diagram.Flaw;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deploys the files of the folder: all at start, then each that is saved. Looked through every
 * second, which works on every kind of volume; a file is taken when it looked the same twice, so
 * that none is taken while it is being written, and it is gone when it was missing twice, since
 * some editors delete it first.
 *
 * <p>A file whose content was deployed before does not undo what was deployed over the API since.
 */
@Component
final class FolderWatch {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  private final JourneyFolder folder;
  private final Journeys journeys;
  private final JourneyFileStore tries;
  private final Clock clock;
  private final Map<String, Fingerprint> taken = new HashMap<>(); // guarded by this
  private final Set<String> unreadable = new HashSet<>(); // those that were told; guarded by this
  private Map<String, Fingerprint> before = Map.of(); // guarded by this
  private boolean isReady; // guarded by this

  FolderWatch(JourneyFolder folder, Journeys journeys, JourneyFileStore tries, Clock clock) {
    this.folder = folder;
    this.journeys = journeys;
    this.tries = tries;
    this.clock = clock;
  }

  /**
   * Deploys all files.
   *
   * @throws EngineUnavailable if the engine is away; what is left is deployed when it is called
   *     again
   */
  synchronized void begin() {
    Map<String, Fingerprint> files = folder.files().orElse(Map.of());
    before = files; // first, so that looking heals what is left if this fails
    isReady = true;
    files.forEach((name, fingerprint) -> take(name, fingerprint, files.keySet()));
  }

  @Scheduled(fixedDelayString = "PT1S")
  synchronized void look() {
    Optional<Map<String, Fingerprint>> files = isReady ? folder.files() : Optional.empty();
    if (files.isEmpty()) {
      return;
    }
    try {
      compare(files.get());
    } catch (EngineUnavailable e) {
      log.atDebug().setCause(e).log("journeys.folder_waits_for_engine");
    }
    before = files.get();
  }

  private void compare(Map<String, Fingerprint> files) {
    // First: a file that got another name must not look like two with the same process.
    Set<String> gone = new HashSet<>(taken.keySet());
    gone.removeAll(files.keySet());
    gone.removeAll(before.keySet());
    gone.forEach(this::forget);
    unreadable.retainAll(files.keySet());
    files.forEach(
        (name, fingerprint) -> {
          if (fingerprint.equals(before.get(name))) {
            take(name, fingerprint, files.keySet());
          }
        });
  }

  private void take(String name, Fingerprint fingerprint, Set<String> names) {
    if (fingerprint.equals(taken.get(name))) {
      return;
    }
    try {
      DrawnFile file = folder.read(name);
      unreadable.remove(name);
      if (!isKnown(file)) {
        DeploymentReport report = journeys.deploy(Submission.ofFolder(file, names));
        note(file, report);
      }
    } catch (UnreadableText e) {
      refuse(name, e.flaw());
    } catch (JourneyFolder.TooLarge e) {
      refuse(name, DrawnFile.TOO_LARGE);
    } catch (IOException e) {
      tellOnce(name, e);
      return; // it is looked at again
    } catch (EngineUnavailable | DataAccessException | TransactionException e) {
      throw e; // this one and those after it are looked at again
    } catch (RuntimeException | StackOverflowError e) { // must not keep out those after it
      log.atError().addKeyValue("file", name).setCause(e).log("journeys.file_failed");
      refuse(name, Flaw.error("", "can't be deployed (" + e + ")", "mend it, and save it again"));
    }
    taken.put(name, fingerprint);
  }

  private void tellOnce(String name, IOException e) {
    boolean isGone = e instanceof NoSuchFileException; // since it was listed
    if (!isGone && unreadable.add(name)) {
      tell(
          name, Flaw.error("", "can't be read (" + e + ")", "let this application's user read it"));
    }
  }

  private boolean isKnown(DrawnFile file) {
    return tries
            .find(file.name())
            .filter(last -> last.accepted() && last.hash().equals(file.hash()))
            .isPresent()
        && journeys.isKept(file);
  }

  private void note(DrawnFile file, DeploymentReport report) {
    tries.keep(
        new JourneyFileStore.Try(
            file.name(), file.hash(), report.isAccepted(), report.flaws(), clock.instant()));
  }

  private void refuse(String name, Flaw flaw) {
    note(new DrawnFile(name, ""), new DeploymentReport(name, List.of(), List.of(flaw)));
    tell(name, flaw);
  }

  private static void tell(String name, Flaw flaw) {
    log.atWarn()
        .addKeyValue("file", name)
        .addKeyValue("reason", flaw)
        .addKeyValue("consequence", "not deployed; what was deployed before goes on")
        .log("journey.refused");
  }

  private void forget(String name) {
    tries.remove(name);
    journeys.removeFile(name);
    // Those that were refused may have been so for what this one held.
    taken.keySet().removeIf(this::isRefused);
    taken.remove(name); // last: if the database fails, all this is done again
  }

  private boolean isRefused(String name) {
    return tries.find(name).filter(last -> !last.accepted()).isPresent();
  }
}
