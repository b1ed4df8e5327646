// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.echo;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** A request that the echo service can't understand. */
final class EchoMistake extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  EchoMistake(String where, String what, String remedy) {
    super(where + " " + what);
    this.finding = new Finding(where, what, remedy);
  }

  @Override
  public String kind() {
    return "echo-request";
  }

  @Override
  public String title() {
    return "The echo service can't understand this";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }
}
