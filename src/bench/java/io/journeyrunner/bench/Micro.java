// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks that JMH runs, each in a JVM of its own. */
final class Micro {

  private Micro() {}

  static List<Figure> all() throws RunnerException {
    List<Figure> figures = new ArrayList<>();
    double ours = score(run("RenderBench.ours"));
    double liqp = score(run("RenderBench.liqp"));
    figures.add(
        new Figure(
            "rendering a body, against plain liqp",
            "µs",
            ours,
            liqp,
            ours / liqp,
            "",
            List.of(ours / liqp)));
    double few = Double.NaN;
    for (RunResult result : run("MatchBench.match")) {
      double score = score(result);
      String rules = result.getParams().getParam("rules");
      few = Double.isNaN(few) ? score : few;
      figures.add(
          new Figure(
              "matching an event, " + rules + " rules against 10",
              "µs",
              score,
              few,
              score / few,
              "flat",
              List.of(score / few)));
    }
    return figures;
  }

  private static double score(Collection<RunResult> results) {
    return score(results.iterator().next());
  }

  /** The median, since on a busy machine the mean is about others. */
  private static double score(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  private static Collection<RunResult> run(String which) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(which)
                .forks(1)
                .warmupIterations(3)
                .measurementIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
