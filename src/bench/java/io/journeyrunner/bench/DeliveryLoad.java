// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast a rule is: issue 12's table. */
final class DeliveryLoad {

  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int PAIRS = 200;

  private final Installation installation;
  private final String on;

  /**
   * Measures an installation.
   *
   * @param on the database's name
   */
  DeliveryLoad(Installation installation, String on) {
    this.installation = installation;
    this.on = on;
  }

  /** Lets the compilers do their work. */
  void warmUp() {
    double unused = installation.bare.rate(WARM_UP, Installation.IN_FLIGHT);
    unused = installation.deliveries(inBatchesOf(16), WARM_UP);
  }

  /** Deliveries per second against the bare engine. */
  Figure rate(int batch, int rounds) {
    return new Rounds(
            rounds,
            () -> installation.deliveries(inBatchesOf(batch), ROUND),
            () -> installation.bare.rate(ROUND, Installation.IN_FLIGHT))
        .ratio("deliveries of a rule, events in batches of " + batch + on, "per second", ">= 0.85");
  }

  private static Events.Load inBatchesOf(int batch) {
    return Events.Load.of(Installation.RULE, batch, batch == 1 ? 48 : Math.max(2, 48 / batch));
  }

  /** One event at a time: half of them are faster than this. */
  Figure latency(String aim) {
    List<Double> own = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (int n = 0; n < PAIRS; n++) {
      other.add(installation.bare.latency());
      own.add(installation.latency());
    }
    double ours = median(own);
    double bare = median(other);
    return new Figure(
        "one event to its call, over create to job" + on,
        "ms p50",
        ours,
        bare,
        ours - bare,
        aim,
        List.of(ours - bare));
  }

  /** What a delivery costs all cores together. */
  List<Figure> cost() {
    double application = Installation.cpu(installation.application.handle());
    double engine = Installation.cpu(installation.application.engine());
    double deliveries =
        installation.deliveries(inBatchesOf(16), ROUND.multipliedBy(2)) * 2 * ROUND.toSeconds();
    double resident = Installation.resident(installation.application.handle());
    return List.of(
        Figure.alone(
            "CPU of the application for a delivery" + on,
            "ms",
            (Installation.cpu(installation.application.handle()) - application) / deliveries,
            ""),
        Figure.alone(
            "CPU of the engine for a delivery" + on,
            "ms",
            (Installation.cpu(installation.application.engine()) - engine) / deliveries,
            ""),
        Figure.alone("application at full load, resident" + on, "MB", resident, "<= 400"),
        Figure.alone(
            "engine at full load, resident" + on,
            "MB",
            Installation.resident(installation.application.engine()),
            ""));
  }

  private static double median(List<Double> values) {
    return Rounds.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
