// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import io.journeyrunner.engine.Deployments;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.engine.definitions.Definition;
import io.journeyrunner.engine.definitions.DefinitionPage;
import io.journeyrunner.engine.definitions.DefinitionSource;
import io.journeyrunner.engine.definitions.Definitions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks for journeys that were deployed straight to the engine. One node at a time looks; a look at
 * which nothing is new costs one question. What was looked at is remembered in the node, so a
 * restart looks through all once.
 */
@Component
final class EngineWatch {

  private static final Logger log = LoggerFactory.getLogger(EngineWatch.class);
  private static final Duration CLAIM = Duration.ofMinutes(1);
  private static final int LONGEST_NAME = 200;

  private final Definitions definitions;
  private final PickUp pickUp;
  private final EngineWatchStore turns;
  private final EngineWatchSettings settings;
  private final Deployments deployments;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();
  private final ReentrantLock lock = new ReentrantLock();
  private final SettledDefinitions settled = new SettledDefinitions(); // guarded by lock
  private boolean isWaiting; // guarded by lock
  private boolean isThrough; // guarded by lock; true if the last look came to its end

  EngineWatch(
      Definitions definitions,
      PickUp pickUp,
      EngineWatchStore turns,
      EngineWatchSettings settings,
      Deployments deployments,
      Clock clock) {
    this.definitions = definitions;
    this.pickUp = pickUp;
    this.turns = turns;
    this.settings = settings;
    this.deployments = deployments;
    this.clock = clock;
  }

  /** What is kept here is deployed first: else it would look older than what it covers. */
  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    lock.lock();
    try {
      if (settings.enabled()
          && deployments.areDone()
          && turns.claim(node, clock.instant(), clock.instant().plus(CLAIM))) {
        lookNow();
      }
    } finally {
      lock.unlock();
    }
  }

  private void lookNow() {
    try {
      definitions.source().ifPresent(this::look);
      isWaiting = false;
    } catch (EngineUnavailable e) {
      tell(e);
    } finally {
      turns.hold(node, clock.instant().plus(settings.interval()));
    }
  }

  private void tell(EngineUnavailable e) {
    (isWaiting ? log.atDebug() : log.atWarn())
        .addKeyValue("reason", e.getMessage())
        .addKeyValue("consequence", "what others deployed is picked up later")
        .log("journeys.engine_watch_waits");
    isWaiting = true;
  }

  private void look(DefinitionSource source) {
    List<Definition> open = open(source);
    isThrough = false;
    Map<ProcessId, List<Definition>> versions =
        open.stream()
            .filter(one -> !one.process().id().isReserved())
            .collect(
                Collectors.groupingBy(
                    one -> one.process().id(), LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<ProcessId, List<Definition>> one : versions.entrySet()) {
      if (!turns.hold(node, clock.instant().plus(CLAIM))) {
        return; // this took so long that another node has begun
      }
      if (!take(one.getKey(), one.getValue(), source)) {
        open.removeAll(one.getValue()); // looked at again
      }
    }
    open.forEach(settled::add);
    isThrough = true;
  }

  /** What was not looked at yet, the newest first. */
  private List<Definition> open(DefinitionSource source) {
    List<Definition> open = new ArrayList<>();
    @Nullable String next = null;
    boolean isNew;
    do {
      DefinitionPage page = source.newest(next);
      if (next == null) {
        settled.compare(page.definitions());
      }
      List<Definition> here =
          page.definitions().stream().filter(one -> !settled.contains(one)).toList();
      open.addAll(here);
      isNew = !here.isEmpty();
      next = page.next();
    } while ((isNew || !isThrough) && next != null);
    return open;
  }

  /** One that only fails must not keep those after it out. False if it is to be looked at again. */
  private boolean take(ProcessId process, List<Definition> versions, DefinitionSource source) {
    try {
      Optional<Definition> news = pickUp.news(process, versions);
      if (news.isEmpty()) {
        pickUp.forgetOldTry(process);
      }
      return news.isEmpty() || take(news.get(), source);
    } catch (EngineUnavailable | DataAccessException | TransactionException e) {
      throw e; // it is looked at again
    } catch (RuntimeException | StackOverflowError e) {
      log.atError().addKeyValue("process", process).setCause(e).log("journey.not_picked_up");
      return true;
    }
  }

  private boolean take(Definition news, DefinitionSource source) {
    return source
        .bpmn(news.process().definitionKey())
        .map(text -> new DrawnFile(name(news), text))
        .map(file -> pickUp.take(news.process(), file))
        .orElse(true);
  }

  private static String name(Definition definition) {
    String file = definition.file();
    String name =
        file == null || file.length() > LONGEST_NAME ? definition.process().id().value() : file;
    return DrawnFile.isDeployable(name) ? name : name + ".bpmn";
  }
}
