// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import java.util.List;
import java.util.stream.Stream;

/** A part of a drawing with one way in and one way out. Ids are those of the drawing. */
sealed interface Block {

  /** Comes to its end at once. */
  Block NOTHING = new Row(List.of());

  /** A WebHook that tells which event it sees. */
  record Step(String id) implements Block {}

  /** A timer of an hour. */
  record Pause(String id) implements Block {}

  /** A catch event, or a receive task. */
  record Wait(Hearing on, boolean isTask) implements Block {}

  /** One after the other. */
  record Row(List<Block> parts) implements Block {}

  /** Between parallel gateways. */
  record Both(String id, Block left, Block right) implements Block {}

  /** Between exclusive gateways: by the event that the run sees. */
  record Choice(String id, Block large, Block other) implements Block {}

  /** Behind an event-based gateway, with a timer of an hour as its last branch. */
  record Which(String id, List<Side> branches, Block late) implements Block {

    List<Side> sides() {
      return Stream.concat(branches.stream(), Stream.of(Side.hour(id + "-hour", late))).toList();
    }
  }

  /** A sub-process that runs twice, side by side or in turn. */
  record Many(String id, boolean inTurn, Block each) implements Block {}

  /** A sub-process with events on its border, and event sub-processes inside. */
  record Sub(String id, Block body, List<Side> borders, List<Side> inside) implements Block {}

  /** What goes on when an event comes, and whether that ends what it stands beside. */
  record Side(Hearing on, boolean ends, Block then) {

    static Side hour(String id, Block then) {
      return new Side(new Hearing(id, Sent.HOUR, When.ANY), true, then);
    }
  }

  /** What a wait of this id waits for. */
  record Hearing(String id, String type, When when) {}

  /** Conditions of waits. */
  enum When {
    ANY(""),
    LARGE("event.n > 5"),
    LARGER("event.n > vars.event.n");

    final String text;

    When(String text) {
      this.text = text;
    }

    /** Whether it holds, for a wait that opened when the run saw another event. */
    boolean holds(Sent sent, Sent seen) {
      return switch (this) {
        case ANY -> true;
        case LARGE -> sent.isLarge();
        case LARGER -> sent.n() > seen.n();
      };
    }
  }

  /** An event of a user; or that an hour has passed. */
  record Sent(String id, String type, int n) {

    static final String HOUR = "hour";

    boolean isHour() {
      return type.equals(HOUR);
    }

    boolean isLarge() {
      return n > 5;
    }
  }
}
