// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.journeys.diagram.Flaw;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How files fared when they were deployed last, and when those that got no answer from the engine
 * are tried again on this node: after a pause that grows from 5 seconds to 5 minutes, for as long
 * as the file is there and the same. Repeated at once, one drawing that takes the engine longer
 * than its time limit keeps it busy for ever. Thread-safe.
 */
@Component
final class FileTries {

  private static final Logger log = LoggerFactory.getLogger(FileTries.class);

  private final JourneyFileStore store;
  private final Clock clock;
  private final Map<String, Unanswered> waiting = new ConcurrentHashMap<>();

  FileTries(JourneyFileStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A file that got no answer.
   *
   * @param file its name, or {@code engine:<process id>} for what was found in the engine
   * @param content tells it from the same file with other content
   * @param tries how many got no answer
   */
  record Unanswered(String file, String content, int tries, Instant nextTry) {}

  /** How many tries got no answer, with this content. */
  int tries(String file, String content) {
    Unanswered last = waiting.get(file);
    return last == null || !last.content().equals(content) ? 0 : last.tries();
  }

  /** Whether it may be deployed now; another content may be at once. */
  boolean isDue(String file, String content) {
    Unanswered last = waiting.get(file);
    return last == null
        || !last.content().equals(content)
        || !clock.instant().isBefore(last.nextTry());
  }

  /** Notes a try that got no answer. */
  void unanswered(DrawnFile file, String content, EngineUnavailable e) {
    int tries = tries(file.name(), content) + 1;
    Unanswered now =
        new Unanswered(file.name(), content, tries, clock.instant().plus(e.pauseAfter(tries)));
    waiting.put(file.name(), now);
    log.atWarn()
        .addKeyValue("file", file.name())
        .addKeyValue("reason", e.getMessage())
        .addKeyValue("tries", tries)
        .addKeyValue(
            "consequence",
            "what was deployed before goes on; tried again at "
                + now.nextTry()
                + ", unless the file is removed or changed")
        .log("journey.deployment_not_answered");
    Flaw flaw =
        Flaw.error(
            "",
            "gets no answer when it is deployed (" + e.getMessage() + ")",
            "wait, since it is tried again with growing pauses; if it stays so, draw parts of it as"
                + " processes of their own");
    write(file, new DeploymentReport(file.name(), List.of(), List.of(flaw)));
  }

  /** Notes how a file fared when it was looked at or deployed. */
  void keep(DrawnFile file, DeploymentReport report) {
    waiting.remove(file.name());
    write(file, report);
  }

  private void write(DrawnFile file, DeploymentReport report) {
    store.keep(
        new JourneyFileStore.Try(
            file.name(), file.hash(), report.isAccepted(), report.flaws(), clock.instant()));
  }

  /** How a file fared when it was tried last. */
  Optional<JourneyFileStore.Try> find(String file) {
    return store.find(file);
  }

  /** Nobody asks any more how it fared. */
  void remove(String file) {
    waiting.remove(file);
    store.remove(file);
  }

  /** Ends the tries of all files of the folder but these. */
  void retainFiles(Collection<String> names) {
    waiting.keySet().stream()
        .filter(file -> !names.contains(file) && !Submission.isOfEngine(file))
        .forEach(this::remove);
  }

  /** All that wait for their next try, by name. */
  List<Unanswered> waiting() {
    return waiting.values().stream().sorted(Comparator.comparing(Unanswered::file)).toList();
  }
}
