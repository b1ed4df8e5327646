// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import java.util.List;
import java.util.Map;
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
    List<Wait> drawn = places.waitsOf(definitionKey).orElse(List.of());
    transaction.executeWithoutResult(
        status -> {
          runs.moved(instanceKey, definitionKey);
          waits.closeAllBut(elements.keySet(), instanceKey);
          elements.forEach(
              (old, now) ->
                  drawn.stream()
                      .filter(wait -> wait.element().equals(now))
                      .forEach(wait -> waits.moved(instanceKey, old, wait, definitionKey)));
        });
  }

  /** Says that the engine no longer has a run: if nobody told of its end, it is told soon. */
  public void gone(long instanceKey) {
    noticed.add(instanceKey);
  }
}
