// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;

/** Rounds of ours and of the peer's by turns, so that what disturbs one disturbs the other. */
record Rounds(int count, DoubleSupplier ours, DoubleSupplier peer) {

  Figure ratio(String question, String unit, String aim) {
    return compare(question, unit, aim, (own, other) -> own / other);
  }

  Figure difference(String question, String unit, String aim) {
    return compare(question, unit, aim, (own, other) -> own - other);
  }

  private Figure compare(
      String question, String unit, String aim, DoubleBinaryOperator comparison) {
    double[] own = new double[count];
    double[] other = new double[count];
    List<Double> results = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      boolean isPeerFirst = n % 2 == 0;
      if (isPeerFirst) {
        other[n] = peer.getAsDouble();
      }
      own[n] = ours.getAsDouble();
      if (!isPeerFirst) {
        other[n] = peer.getAsDouble();
      }
      results.add(comparison.applyAsDouble(own[n], other[n]));
    }
    double[] all = results.stream().mapToDouble(Double::doubleValue).toArray();
    return new Figure(question, unit, median(own), median(other), median(all), aim, results);
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
