// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.values.ValueWriter;
import java.util.List;

/** A part of a template, as a tree. Immutable. */
public sealed interface Node {

  /** Where it begins in the template. */
  int offset();

  /** Writes it with the data at hand. */
  void render(Rendering rendering);

  /** True if it writes nothing but white space, whatever the data. */
  default boolean isBlank() {
    return false;
  }

  /** Text of the author. */
  record Text(int offset, String text) implements Node {
    @Override
    public void render(Rendering rendering) {
      rendering.write(offset, text);
    }

    @Override
    public boolean isBlank() {
      return text.isBlank();
    }
  }

  /**
   * The output of a value.
   *
   * @param isRaw true if its author said that it must not be escaped
   * @param writer writes it for its place; until the place is known, as text
   */
  record Output(int offset, Expression value, boolean isRaw, ValueWriter writer) implements Node {

    /** The same, for its place. */
    public Output by(ValueWriter place) {
      return new Output(offset, value, isRaw, place);
    }

    @Override
    public void render(Rendering rendering) {
      rendering.at(offset);
      rendering.write(offset, writer.write(value.evaluate(rendering)));
    }
  }

  /** {@code assign}: a value under a name of the author's own. */
  record Assign(int offset, String name, Expression value) implements Node {
    @Override
    public void render(Rendering rendering) {
      rendering.at(offset);
      rendering.assign(name, value.evaluate(rendering));
    }

    @Override
    public boolean isBlank() {
      return true;
    }
  }

  /** {@code capture}: its body is kept under a name, as text. */
  record Capture(int offset, String name, List<Node> body) implements Node {

    /** The same, with another body. */
    public Capture with(List<Node> other) {
      return new Capture(offset, name, other);
    }

    @Override
    public void render(Rendering rendering) {
      rendering.assign(name, rendering.captured(body));
    }

    @Override
    public boolean isBlank() {
      return true;
    }
  }

  /** {@code increment} and {@code decrement}: a count of the author's own. */
  record Count(int offset, String name, boolean isUp, ValueWriter writer) implements Node {

    /** The same, for its place. */
    public Count by(ValueWriter place) {
      return new Count(offset, name, isUp, place);
    }

    @Override
    public void render(Rendering rendering) {
      rendering.at(offset);
      rendering.write(offset, writer.write(rendering.count(name, isUp)));
    }
  }

  /**
   * {@code cycle}: one value after the other, each time that it is written.
   *
   * @param group cycles of one group go on where another one ended
   */
  record Cycle(int offset, Expression group, List<Expression> values, ValueWriter writer)
      implements Node {

    /** The same, for its place. */
    public Cycle by(ValueWriter place) {
      return new Cycle(offset, group, values, place);
    }

    @Override
    public void render(Rendering rendering) {
      rendering.at(offset);
      int turn = rendering.turn(group.evaluate(rendering), values.size());
      rendering.write(offset, writer.write(values.get(turn).evaluate(rendering)));
    }
  }

  /** {@code break} or {@code continue}. */
  record Jump(int offset, String tag, boolean isBreak) implements Node {
    @Override
    public void render(Rendering rendering) {
      rendering.jump(isBreak);
    }

    @Override
    public boolean isBlank() {
      return true;
    }
  }

  /** Of its branches the first whose condition holds is written: {@code if}, {@code case}. */
  record Choice(int offset, List<Branch> branches) implements Node {

    /** The same, with other branches. */
    public Choice with(List<Branch> others) {
      return new Choice(offset, others);
    }

    /** True if always one is written, that is, if there is an {@code else}. */
    public boolean isComplete() {
      return branches.getLast().condition() == Condition.Always.HOLDS;
    }

    @Override
    public void render(Rendering rendering) {
      for (Branch branch : branches) {
        rendering.at(branch.offset());
        if (branch.condition().holds(rendering)) {
          rendering.renderAll(branch.body());
          return;
        }
      }
    }

    @Override
    public boolean isBlank() {
      return branches.stream().allMatch(branch -> areBlank(branch.body()));
    }
  }

  /**
   * A branch.
   *
   * @param tag the name of the tag that opens it
   */
  record Branch(int offset, String tag, Condition condition, List<Node> body) {

    /** The same, with another body. */
    public Branch with(List<Node> other) {
      return new Branch(offset, tag, condition, other);
    }
  }

  /**
   * {@code for}: its body is written for each item.
   *
   * @param otherwise what is written if there is no item
   */
  record Loop(int offset, Passage passage, List<Node> body, List<Node> otherwise) implements Node {

    /** The same, with other bodies. */
    public Loop with(List<Node> other, List<Node> otherElse) {
      return new Loop(offset, passage, other, otherElse);
    }

    @Override
    public void render(Rendering rendering) {
      rendering.at(offset);
      List<?> items = passage.items(rendering);
      if (items.isEmpty()) {
        rendering.renderAll(otherwise);
      } else {
        rendering.loop(passage, items, body);
      }
    }

    @Override
    public boolean isBlank() {
      return areBlank(body) && areBlank(otherwise);
    }
  }

  /** True for nodes that write nothing but white space, whatever the data. */
  static boolean areBlank(List<Node> nodes) {
    return nodes.stream().allMatch(Node::isBlank);
  }
}
