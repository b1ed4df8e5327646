// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a template can give, with a stand-in for every value: one for each way through
 * its branches and loops, up to a bound.
 *
 * @param all never empty
 * @param isComplete false if there are more than these
 */
record Skeletons(List<Skeleton> all, boolean isComplete) {

  private static final int MOST = 100;

  /** A JSON value where a value may stand, and text where text may. */
  private static final String STAND_IN = "0";

  private static final Skeletons NOTHING = new Skeletons(List.of(new Skeleton(null, "", 0)), true);

  /**
   * A document with stand-ins, told by its last piece.
   *
   * @param before what stands before that piece; null for nothing
   * @param piece its text
   * @param offset where in the template it begins
   */
  record Skeleton(@Nullable Skeleton before, String piece, int offset) {

    Skeleton plus(Skeleton more) {
      Skeleton whole = this;
      for (Skeleton part : more.parts()) {
        whole = new Skeleton(whole, part.piece, part.offset);
      }
      return whole;
    }

    private List<Skeleton> parts() {
      List<Skeleton> parts = new ArrayList<>();
      for (Skeleton at = this; at != null; at = at.before()) {
        parts.add(at);
      }
      return parts.reversed();
    }

    String text() {
      StringBuilder text = new StringBuilder();
      parts().forEach(part -> text.append(part.piece));
      return text.toString();
    }

    /** The place in the template of a place in the document. */
    int offsetOf(int index) {
      int begin = 0;
      int place = 0;
      for (Skeleton part : parts()) {
        if (begin <= index) {
          place = part.offset + index - begin;
        }
        begin += part.piece.length();
      }
      return place;
    }
  }

  /** The documents of some nodes. */
  static Skeletons of(List<Node> nodes) {
    Skeletons all = NOTHING;
    for (Node node : nodes) {
      all =
          switch (node) {
            case Node.Text text -> all.plus(text.text(), text.offset());
            case Node.Output output -> all.plus(STAND_IN, output.offset());
            case Node.Cycle cycle -> all.plus(STAND_IN, cycle.offset());
            case Node.Count count -> all.plus(STAND_IN, count.offset());
            case Node.Choice choice -> all.times(branches(choice));
            case Node.Loop loop -> all.times(of(loop.body()).or(of(loop.otherwise())));
            case Node.Assign ignored -> all;
            case Node.Jump ignored -> all;
            case Node.Capture ignored -> all;
          };
    }
    return all;
  }

  private static Skeletons branches(Node.Choice choice) {
    Skeletons all = of(choice.branches().getFirst().body());
    for (Node.Branch branch : choice.branches().subList(1, choice.branches().size())) {
      all = all.or(of(branch.body()));
    }
    return choice.isComplete() ? all : all.or(NOTHING);
  }

  private Skeletons plus(String text, int offset) {
    return new Skeletons(
        all.stream().map(one -> new Skeleton(one, text, offset)).toList(), isComplete);
  }

  private Skeletons or(Skeletons others) {
    List<Skeleton> both = new ArrayList<>(all);
    both.addAll(others.all);
    return bounded(both, isComplete && others.isComplete);
  }

  private Skeletons times(Skeletons tails) {
    List<Skeleton> both = new ArrayList<>();
    for (Skeleton head : all) {
      for (Skeleton tail : tails.all) {
        both.add(head.plus(tail));
      }
      if (both.size() > MOST) {
        break;
      }
    }
    return bounded(both, isComplete && tails.isComplete && both.size() <= MOST);
  }

  private static Skeletons bounded(List<Skeleton> some, boolean isComplete) {
    return some.size() <= MOST
        ? new Skeletons(some, isComplete)
        : new Skeletons(List.copyOf(some.subList(0, MOST)), false);
  }
}
