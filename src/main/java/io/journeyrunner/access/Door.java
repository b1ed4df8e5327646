// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Authenticates the caller of a request, and decides whether the caller may make it. Thread-safe.
 */
@Component
final class Door {

  private final Bind bind;
  private final OriginGuard origins;
  private final KeyCheck keys;
  private final RequestLimit limit;

  Door(Bind bind, OriginGuard origins, KeyCheck keys, RequestLimit limit) {
    this.bind = bind;
    this.origins = origins;
    this.keys = keys;
    this.limit = limit;
  }

  /**
   * Who makes a request; empty if nobody is known, who may use only what is for everybody.
   *
   * @throws Refusal if it is not let in
   */
  Optional<Caller> admit(HttpServletRequest request) {
    boolean isOpen = bind.isOpen();
    if (RouteTable.isEcho(request)) {
      // Whatever key it brings is for the echo to show.
      count(isOpen, request.getRemoteAddr());
      return Optional.empty();
    }
    refuse(origins.check(request));
    return isOpen ? Optional.of(thisMachine(request)) : byKey(request);
  }

  /**
   * True if a request brings one of our keys to where others can read it: a browser that once got a
   * key for the pages sends it to the echo, too.
   */
  boolean isForOthers(HttpServletRequest request) {
    return RouteTable.isEcho(request) && Credentials.of(request).filter(keys::isKey).isPresent();
  }

  private Caller thisMachine(HttpServletRequest request) {
    refuse(origins.checkOnThisMachine(request));
    if (!isThisMachine(request.getRemoteAddr())) {
      throw Refusal.elsewhere(
          "",
          "there are no keys yet, so only programs on this machine are let in",
          "make a key there: POST /api/v1/keys");
    }
    return Caller.LOOPBACK;
  }

  private Optional<Caller> byKey(HttpServletRequest request) {
    Optional<Caller> caller =
        Credentials.of(request).map(text -> keys.check(text, request.getRemoteAddr()));
    count(false, caller.map(KeyCheck::id).orElse(request.getRemoteAddr()));
    return caller;
  }

  private static void refuse(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private void count(boolean isOpen, String who) {
    if (!isOpen && !limit.take(who)) {
      throw Refusal.tooManyRequests(limit.perSecond());
    }
  }

  private static boolean isThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
