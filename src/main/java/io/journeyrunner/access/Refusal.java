// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that the door does not let in. */
final class Refusal extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  static final String TOO_MANY_FAILURES = "too-many-wrong-keys";

  private static final String HOW =
      "send a key as \"Authorization: Bearer jr_…\"; who has the role ops makes keys at"
          + " POST /api/v1/keys";

  private final HttpStatus status;
  private final String kind;
  private final String title;
  private final transient Finding finding;

  private Refusal(HttpStatus status, String kind, String title, Finding finding) {
    super(finding.toString());
    this.status = status;
    this.kind = kind;
    this.title = title;
    this.finding = finding;
  }

  static Refusal withoutKey() {
    return unauthenticated("this is only for those who have a key", HOW);
  }

  static Refusal wrongKey() {
    return unauthenticated("the key does not count: it is wrong, revoked or expired", HOW);
  }

  private static Refusal unauthenticated(String what, String remedy) {
    return new Refusal(
        HttpStatus.UNAUTHORIZED,
        "unauthenticated",
        "A key is needed",
        new Finding("Authorization", what, remedy));
  }

  static Refusal wrongRole(Caller caller, Route route) {
    return new Refusal(
        HttpStatus.FORBIDDEN,
        "forbidden",
        "The key has not the role for this",
        new Finding(
            "Authorization",
            "the key \"" + caller.actor().name() + "\" has the role " + caller.role(),
            "use a key with the role " + route.rolesInWords()));
  }

  static Refusal unknownRoute(String method, String path) {
    return new Refusal(
        HttpStatus.NOT_FOUND,
        "not-found",
        "Not found",
        new Finding(
            "", "there is nothing at " + method + " " + path, "see /api-docs.html for what is"));
  }

  /** A browser brings it for a page that is not ours, or a proxy for somebody elsewhere. */
  static Refusal elsewhere(String where, String what, String remedy) {
    return new Refusal(
        HttpStatus.FORBIDDEN,
        "from-elsewhere",
        "The request comes from elsewhere",
        new Finding(where, what, remedy));
  }

  static Refusal unclear(String what) {
    return new Refusal(
        HttpStatus.BAD_REQUEST,
        "unclear-request",
        "The request can be read in two ways",
        new Finding("", what, "write the path as it is, without .., // and encoded dots"));
  }

  static Refusal tooManyRequests(int perSecond) {
    return new Refusal(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "Too many requests",
        new Finding(
            "",
            "these are more than " + perSecond + " requests a second",
            "wait for as long as Retry-After says, send more events in one request, or raise"
                + " journeyrunner.access.requests-per-second"));
  }

  static Refusal tooManyFailures() {
    return new Refusal(
        HttpStatus.TOO_MANY_REQUESTS,
        TOO_MANY_FAILURES,
        "Too many wrong keys",
        new Finding(
            "Authorization",
            "too many wrong keys came from this address",
            "wait for as long as Retry-After says, then send the right key"));
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
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
