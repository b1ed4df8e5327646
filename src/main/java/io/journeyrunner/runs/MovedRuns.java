// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes that the engine has moved a run to another version of its journey. Thread-safe. */
@Component
public final class MovedRuns {

  private final RunStore runs;
  private final OpenWaitStore waits;
  private final NoticedRuns noticed;
  private final WaitPlaces places;
  private final TransactionTemplate transaction;

  MovedRuns(
      RunStore runs,
      OpenWaitStore waits,
      NoticedRuns noticed,
      WaitPlaces places,
      TransactionTemplate transaction) {
    this.runs = runs;
    this.waits = waits;
    this.noticed = noticed;
    this.places = places;
    this.transaction = transaction;
  }

  /**
   * A run is on another version now: its open waits are judged by what is drawn there.
   *
   * @param elements which element took the place of which
   */
  public void moved(Run run, long definitionKey, Map<String, String> elements) {
    Long instanceKey = run.instanceKey();
    if (instanceKey == null) {
      return;
    }
    Map<String, Wait> drawn =
        places.waitsOf(definitionKey).orElse(List.of()).stream()
            .collect(toMap(Wait::element, Function.identity()));
    transaction.executeWithoutResult(
        status -> {
          runs.moved(instanceKey, definitionKey);
          // What it came to since then is of the new version already.
          List<OpenWait> open =
              waits.ofInstance(instanceKey).stream()
                  .filter(wait -> wait.site().definitionKey() != definitionKey)
                  .toList();
          waits.delete(open);
          waits.add(
              open.stream()
                  .filter(wait -> elements.containsKey(wait.element())) // the engine ended the rest
                  .map(wait -> moved(wait, drawn.get(elements.get(wait.element())), definitionKey))
                  .toList());
        });
  }

  private static OpenWait moved(OpenWait wait, @Nullable Wait now, long definitionKey) {
    return now == null ? wait : wait.movedTo(now, definitionKey);
  }

  /** Says that the engine no longer has a run: if nobody told of its end, it is told soon. */
  public void gone(long instanceKey) {
    noticed.add(instanceKey);
  }
}
