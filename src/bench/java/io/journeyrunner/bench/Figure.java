// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.util.List;

/**
 * One figure of ours against one of a peer, measured in the same run.
 *
 * @param question what is compared
 * @param unit of both
 * @param ours the median of the rounds
 * @param peer the same of the peer
 * @param result the median of each pair's ratio, or a difference
 * @param aim what it should be, such as {@code >= 0.85}; empty if there is no such number
 * @param rounds the result of each pair of rounds
 */
record Figure(
    String question,
    String unit,
    double ours,
    double peer,
    double result,
    String aim,
    List<Double> rounds) {

  /** A figure that stands for itself. */
  static Figure alone(String question, String unit, double value, String aim) {
    return new Figure(question, unit, value, Double.NaN, value, aim, List.of(value));
  }

  String line() {
    return "| %s | %s | %s | %s | **%s** | %s |"
        .formatted(question, unit, shown(ours), shown(peer), shown(result), aim);
  }

  private static String shown(double value) {
    return Double.isNaN(value)
        ? ""
        : Math.abs(value) >= 100 ? "%.0f".formatted(value) : "%.2f".formatted(value);
  }
}
