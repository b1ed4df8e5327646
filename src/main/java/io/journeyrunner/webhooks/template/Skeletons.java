// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents that a template can give, with a stand-in for every value: one for each way through
 * its branches and loops, up to a bound.
 */
final class Skeletons {

  private static final int MOST = 256;

  /** A JSON value where a value may stand, and text where text may. */
  private static final String STAND_IN = "0";

  private Skeletons() {}

  /**
   * A document with stand-ins.
   *
   * @param text the document
   * @param offsets where in the template each piece of it begins, by its own begin
   */
  record Skeleton(String text, List<Piece> offsets) {

    /** A piece of text that begins here in the document and there in the template. */
    record Piece(int begin, int offset) {}

    static final Skeleton EMPTY = new Skeleton("", List.of());

    Skeleton plus(String more, int offset) {
      List<Piece> pieces = new ArrayList<>(offsets);
      pieces.add(new Piece(text.length(), offset));
      return new Skeleton(text + more, pieces);
    }

    Skeleton plus(Skeleton more) {
      List<Piece> pieces = new ArrayList<>(offsets);
      more.offsets.forEach(
          piece -> pieces.add(new Piece(text.length() + piece.begin(), piece.offset())));
      return new Skeleton(text + more.text, pieces);
    }

    /** The place in the template of a place in the document. */
    int offsetOf(int index) {
      Piece last = new Piece(0, 0);
      for (Piece piece : offsets) {
        if (piece.begin() <= index) {
          last = piece;
        }
      }
      return last.offset() + index - last.begin();
    }
  }

  /** All documents of some nodes; never empty. */
  static List<Skeleton> of(List<Node> nodes) {
    List<Skeleton> all = List.of(Skeleton.EMPTY);
    for (Node node : nodes) {
      all =
          switch (node) {
            case Node.Text(Token.Text text) ->
                all.stream().map(one -> one.plus(text.text(), text.offset())).toList();
            case Node.Output(Token.Output output) ->
                all.stream().map(one -> one.plus(STAND_IN, output.offset())).toList();
            case Node.Choice choice -> combined(all, branches(choice));
            case Node.Loop loop -> combined(all, repeated(of(loop.body())));
            case Node.Silent ignored -> all;
            case Node.Capture ignored -> all;
          };
    }
    return all;
  }

  private static List<Skeleton> branches(Node.Choice choice) {
    List<Skeleton> all = new ArrayList<>();
    choice.branches().forEach(branch -> all.addAll(of(branch.body())));
    if (!choice.isComplete()) {
      all.add(Skeleton.EMPTY);
    }
    return all;
  }

  private static List<Skeleton> repeated(List<Skeleton> bodies) {
    List<Skeleton> all = new ArrayList<>(bodies);
    all.add(Skeleton.EMPTY);
    return all;
  }

  private static List<Skeleton> combined(List<Skeleton> heads, List<Skeleton> tails) {
    return heads.stream().flatMap(head -> tails.stream().map(head::plus)).limit(MOST).toList();
  }
}
