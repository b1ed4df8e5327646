// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.values.Budget;
import io.journeyrunner.webhooks.template.values.Comparison;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One rendering of a template: what is known and written so far. For one use by one thread. */
public final class Rendering {

  private static final int LONGEST = 4 << 20;
  private static final String OUTPUT = "its values hold";

  private final Roots roots;
  private final BiConsumer<Integer, Integer> trace;
  private final Budget budget = new Budget();
  private final Map<String, @Nullable Object> assigned = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<@Nullable Object, Integer> turns = new HashMap<>();
  private final Map<Passage.Label, Integer> ends = new HashMap<>();
  private final StringBuilder document = new StringBuilder();
  private StringBuilder out = document;
  private @Nullable ForLoop loop;
  private Going going = Going.ON;
  private int offset;

  /** What is to be written next. */
  private enum Going {
    ON,
    TO_NEXT_STEP,
    OUT_OF_LOOP
  }

  /** A rendering with these data. */
  public Rendering(Roots roots) {
    this(roots, (length, from) -> {});
  }

  /**
   * A rendering with these data.
   *
   * @param trace is told for each piece of the document how long that was before, and where in the
   *     template the piece comes from
   */
  public Rendering(Roots roots, BiConsumer<Integer, Integer> trace) {
    this.roots = roots;
    this.trace = trace;
  }

  /**
   * Renders a template.
   *
   * @throws io.journeyrunner.webhooks.template.values.Unfit if that is not possible with these data
   */
  public String document(List<Node> template) {
    renderAll(template);
    return document.toString();
  }

  /** Where in the template it is. */
  public int offset() {
    return offset;
  }

  void at(int place) {
    offset = place;
  }

  void renderAll(List<Node> nodes) {
    for (Node node : nodes) {
      if (going != Going.ON) {
        return;
      }
      node.render(this);
    }
  }

  void write(int from, String text) {
    if (out == document) {
      trace.accept(out.length(), from);
    }
    budget.pay(OUTPUT, text.length());
    if (out.length() + text.length() > LONGEST) {
      throw Budget.tooMuch(OUTPUT);
    }
    out.append(text);
  }

  String captured(List<Node> body) {
    StringBuilder before = out;
    out = new StringBuilder();
    renderAll(body);
    String text = out.toString();
    out = before;
    return text;
  }

  void loop(Passage passage, List<?> items, List<Node> body) {
    ForLoop around = loop;
    ForLoop own = new ForLoop(passage, items.size(), around);
    loop = own;
    int index = 0;
    for (Object item : items) {
      budget.step();
      own.at(index++, item);
      renderAll(body);
      boolean isOut = going == Going.OUT_OF_LOOP;
      going = Going.ON;
      if (isOut) {
        break;
      }
    }
    loop = around;
  }

  void jump(boolean isBreak) {
    going = isBreak ? Going.OUT_OF_LOOP : Going.TO_NEXT_STEP;
  }

  void assign(String name, @Nullable Object value) {
    assigned.put(name, value);
  }

  /**
   * What an author's own name is: that of the innermost loop, else what was assigned or counted.
   */
  @Nullable Object variable(String name) {
    for (ForLoop around = loop; around != null; around = around.parent()) {
      if (around.variable().equals(name)) {
        return around.item();
      }
    }
    if (name.equals(Names.FORLOOP)) {
      return loop;
    }
    return assigned.containsKey(name) ? assigned.get(name) : counts.get(name);
  }

  /** The count before it goes up, or after it has gone down. */
  long count(String name, boolean isUp) {
    long before = counts.getOrDefault(name, 0L);
    counts.put(name, isUp ? before + 1 : before - 1);
    return isUp ? before : before - 1;
  }

  /** Whose turn it is of so many. */
  int turn(@Nullable Object group, int size) {
    Object key = Comparison.key(group);
    int turn = turns.getOrDefault(key, 0) % size;
    turns.put(key, turn + 1);
    return turn;
  }

  /** Where the last loop over the same ended. */
  int end(Passage.Label label) {
    return ends.getOrDefault(label, 0);
  }

  void end(Passage.Label label, int place) {
    ends.put(label, place);
  }

  @Nullable Object root(String name) {
    return roots.value(name);
  }

  String secret(String name) {
    return roots.secret(name);
  }

  /** Pays for a look at all of a value: a long text, list or object costs what it holds. */
  void weigh(@Nullable Object value) {
    budget.pay("a condition or property reads", Budget.size(value));
  }

  Budget budget() {
    return budget;
  }

  Instant now() {
    return roots.now();
  }
}
