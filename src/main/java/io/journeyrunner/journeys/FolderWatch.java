// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.documents.FolderLooks;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.journeys.JourneyFolder.Fingerprint;
import io.journeyrunner.journeys.diagram.Flaw;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deploys the files of the folder: all at start, then each that is saved, one after the other.
 * Looked through every second, which works on every kind of volume; {@link FolderLooks} says which
 * may be taken. What got no answer from the engine is tried again after pauses that grow.
 *
 * <p>A file whose content was deployed before does not undo what was deployed over the API since.
 */
@Component
final class FolderWatch {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  /** An engine that has just started may be slow once; no file keeps events out for longer. */
  private static final int MOST_AT_START = 2;

  private final JourneyFolder folder;
  private final Journeys journeys;
  private final FileTries tries;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Fingerprint> taken = new HashMap<>(); // guarded by lock
  private final Set<String> unreadable = new HashSet<>(); // those that were told; guarded by lock
  private final FolderLooks<String, Fingerprint> looks = new FolderLooks<>(); // guarded by lock
  private boolean isReady; // guarded by lock

  FolderWatch(JourneyFolder folder, Journeys journeys, FileTries tries) {
    this.folder = folder;
    this.journeys = journeys;
    this.tries = tries;
  }

  /**
   * Deploys all files.
   *
   * @throws EngineUnavailable if the engine is away, or has not answered twice for the same file;
   *     what is left is deployed when it is called again
   */
  void begin() {
    lock.lock();
    try {
      Map<String, Fingerprint> files = folder.files().orElse(Map.of());
      looks.begin(files); // first, so that looking heals what is left if this fails
      isReady = true;
      files.forEach(
          (name, fingerprint) -> {
            if (tries.tries(name, fingerprint.toString()) < MOST_AT_START) {
              take(name, fingerprint, files.keySet());
            }
          });
    } finally {
      lock.unlock();
    }
  }

  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    lock.lock();
    try {
      Optional<Map<String, Fingerprint>> files = isReady ? folder.files() : Optional.empty();
      files.ifPresent(this::compare);
    } catch (EngineUnavailable e) {
      log.atDebug().setCause(e).log("journeys.folder_waits_for_engine");
    } finally {
      lock.unlock();
    }
  }

  private void compare(Map<String, Fingerprint> files) {
    tries.retainFiles(files.keySet()); // first: nobody waits for what is not there
    unreadable.retainAll(files.keySet());
    FolderLooks.Look<String> look = looks.look(files, Set.copyOf(taken.keySet()));
    if (!look.gone().isEmpty()) {
      // Those that were refused may have been so for what is gone now.
      taken.keySet().removeIf(this::isRefused);
    }
    for (String name : look.settled()) {
      Fingerprint fingerprint = files.get(name);
      if (fingerprint != null && tries.isDue(name, fingerprint.toString())) {
        take(name, fingerprint, files.keySet());
      }
    }
    look.gone().forEach(this::forget); // last: a file that got another name goes on without a gap
  }

  private void take(String name, Fingerprint fingerprint, Set<String> names) {
    if (fingerprint.equals(taken.get(name))) {
      return;
    }
    try {
      DrawnFile file = folder.read(name);
      unreadable.remove(name);
      if (!isKnown(file)) {
        deploy(file, fingerprint, names);
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

  private void deploy(DrawnFile file, Fingerprint fingerprint, Set<String> names) {
    try {
      tries.keep(file, journeys.deploy(Submission.ofFolder(file, names)));
    } catch (EngineUnavailable e) {
      if (e.isUnanswered()) {
        tries.unanswered(file, fingerprint.toString(), e);
      }
      throw e;
    }
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

  private void refuse(String name, Flaw flaw) {
    tries.keep(new DrawnFile(name, ""), new DeploymentReport(name, List.of(), List.of(flaw)));
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
    taken.remove(name); // last: if the database fails, all this is done again
  }

  private boolean isRefused(String name) {
    return tries.find(name).filter(last -> !last.accepted()).isPresent();
  }
}
