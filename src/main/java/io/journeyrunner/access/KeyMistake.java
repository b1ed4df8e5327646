// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A change of keys that can't be done; nothing was changed. */
final class KeyMistake extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final transient Finding finding;

  private KeyMistake(HttpStatus status, Finding finding) {
    super(finding.toString());
    this.status = status;
    this.finding = finding;
  }

  /** Something in the request is wrong. */
  static KeyMistake in(String where, String what, String remedy) {
    return new KeyMistake(HttpStatus.BAD_REQUEST, new Finding(where, what, remedy));
  }

  /** The request is right, but not now. */
  static KeyMistake notNow(String what, String remedy) {
    return new KeyMistake(HttpStatus.CONFLICT, new Finding("", what, remedy));
  }

  @Override
  public String kind() {
    return status == HttpStatus.CONFLICT ? "key-conflict" : "invalid-request";
  }

  @Override
  public String title() {
    return status == HttpStatus.CONFLICT ? "That would lock the door" : "The request can't be done";
  }

  @Override
  public List<Finding> findings() {
    return List.of(finding);
  }

  @Override
  public HttpStatus status() {
    return status;
  }
}
