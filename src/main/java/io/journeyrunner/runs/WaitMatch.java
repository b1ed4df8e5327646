// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.runs;

import io.journeyrunner.triggers.Condition;
import io.journeyrunner.triggers.InvalidCondition;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.Truth;
import io.journeyrunner.triggers.WaitConditions;
import io.journeyrunner.triggers.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Which of the open waits of one run take an event: each whose condition holds, but of the branches
 * of one gateway the first. Thread-safe.
 */
@Component
final class WaitMatch {

  private final WaitConditions conditions;

  WaitMatch(WaitConditions conditions) {
    this.conditions = conditions;
  }

  /**
   * What one wait says.
   *
   * @param whyNot why it does not take the event; null if it does
   */
  record Answer(OpenWait place, @Nullable Why whyNot) {

    boolean takes() {
      return whyNot == null;
    }
  }

  /** What each wait says that is open for the type of the event, in their order. */
  List<Answer> ask(List<OpenWait> open, Situation situation) {
    List<Answer> answers = new ArrayList<>();
    Map<Long, OpenWait> firsts = new LinkedHashMap<>();
    for (OpenWait wait : inOrder(open)) {
      Why whyNot = whyNot(wait, situation);
      if (whyNot == null && wait.kind() == Wait.Kind.BRANCH) {
        OpenWait first = firsts.putIfAbsent(wait.elementKey(), wait);
        whyNot = first == null ? null : Why.of("the branch " + first.element() + " comes first");
      }
      answers.add(new Answer(wait, whyNot));
    }
    return answers;
  }

  /** True if a condition holds that needs no run; null holds always. */
  boolean holds(@Nullable Condition when, Situation situation) {
    return when == null || when.evaluate(situation).holds();
  }

  /**
   * Notices come first, since a wait inside may end what they are attached to; those that end
   * others come last, so that what is inside has its event first.
   */
  private static List<OpenWait> inOrder(List<OpenWait> open) {
    return open.stream()
        .sorted(
            Comparator.comparing(WaitMatch::turn)
                .thenComparing(OpenWait::kind)
                .thenComparing(OpenWait::elementKey)
                .thenComparing(OpenWait::position))
        .toList();
  }

  private static int turn(OpenWait wait) {
    if (!wait.kind().isKeyedByScope()) {
      return 1;
    }
    return wait.interrupting() ? 2 : 0;
  }

  private @Nullable Why whyNot(OpenWait wait, Situation situation) {
    String text = wait.condition();
    if (text == null) {
      return null;
    }
    try {
      Situation own =
          situation.within(
              wait.vars() == null ? JsonNodeFactory.instance.objectNode() : wait.vars());
      return conditions.of(text).evaluate(own) instanceof Truth.NotTrue(Why why) ? why : null;
    } catch (InvalidCondition e) { // an older version of the application took it
      return Why.of("its condition can't be read: " + e.getMessage());
    }
  }
}
