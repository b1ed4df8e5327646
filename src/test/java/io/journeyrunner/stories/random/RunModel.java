// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.stories.random.Block.Hearing;
import io.journeyrunner.stories.random.Block.Sent;
import io.journeyrunner.stories.random.Block.Side;
import io.journeyrunner.stories.random.WaitRules.Ear;
import io.journeyrunner.stories.random.WaitRules.Kind;
import io.journeyrunner.stories.random.WaitRules.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** The way of one run through its drawing, by the rules of BPMN and by {@link WaitRules}. */
final class RunModel {

  private final WaitRules waits;
  private final SortedMap<String, Integer> done = new TreeMap<>();

  private RunModel(WaitRules waits) {
    this.waits = waits;
  }

  /**
   * What a run has done, and where it rests, once nothing is left to do.
   *
   * @param requests the events that came together; first what came together with the entry
   * @return lines, and how often each holds
   */
  static SortedMap<String, Integer> done(
      Drawing drawing, Sent entry, List<List<Sent>> requests, IntUnaryOperator schedule) {
    RunModel model = new RunModel(new WaitRules(schedule));
    Scope run = new Scope(null, entry, () -> {});
    Runnable begin = () -> model.within(drawing.whole(), run, () -> model.note("ended"));
    model.waits.later(run, begin);
    requests.forEach(model.waits::happen);
    model.waits.resting().forEach(id -> model.note("at " + id));
    return model.done;
  }

  private void note(String line) {
    done.merge(line, 1, Integer::sum);
  }

  private void enter(Block block, Scope in, Runnable then) {
    waits.later(in, () -> begin(block, in, then));
  }

  private void begin(Block block, Scope in, Runnable then) {
    switch (block) {
      case Block.Step(String id) -> step(id, in.event(), then);
      case Block.Pause(String id) -> rest(id, List.of(Side.hour(id, Block.NOTHING)), in, then);
      case Block.Wait(Hearing on, boolean ignored) ->
          rest(on.id(), List.of(new Side(on, true, Block.NOTHING)), in, then);
      case Block.Which which -> rest(which.id(), which.sides(), in, then);
      case Block.Row(List<Block> parts) -> row(parts, in, then);
      case Block.Choice(String ignored, Block large, Block other) ->
          enter(in.event().isLarge() ? large : other, in, then);
      case Block.Both(String ignored, Block left, Block right) -> {
        Scope both = new Scope(in, null, then);
        branch(left, both);
        branch(right, both);
      }
      case Block.Many(String ignored, boolean inTurn, Block each) when inTurn ->
          one(each, in, () -> waits.later(in, () -> one(each, in, then)));
      case Block.Many(String ignored, boolean inTurn, Block each) -> {
        Scope all = new Scope(in, null, then);
        all.begin();
        all.begin();
        one(each, all, all::end);
        one(each, all, all::end);
      }
      case Block.Sub sub -> within(sub, in, then);
    }
  }

  private void step(String id, Sent seen, Runnable then) {
    note("passed " + id);
    note("told " + id + " " + seen.id());
    then.run();
  }

  private void row(List<Block> parts, Scope in, Runnable then) {
    if (parts.isEmpty()) {
      then.run();
    } else {
      Block.Row others = new Block.Row(parts.subList(1, parts.size()));
      begin(parts.getFirst(), in, () -> enter(others, in, then));
    }
  }

  private void branch(Block block, Scope in) {
    in.begin();
    enter(block, in, in::end);
  }

  /** Sees what is seen around it when it begins, and keeps to itself what it sees then. */
  private void one(Block block, Scope in, Runnable then) {
    branch(block, new Scope(in, in.event(), then));
  }

  /** A wait on the way: what it brings is seen from then on (sentence 7). */
  private void rest(String id, List<Side> sides, Scope in, Runnable then) {
    Place place = new Place(id, Kind.REST, new Object());
    List<Ear> opened = new ArrayList<>();
    for (Side side : sides) {
      opened.add(
          new Ear(
              side.on(),
              place,
              in,
              in.event(),
              sent -> {
                note("passed " + side.on().id());
                in.bring(sent);
                enter(side.then(), in, then);
              }));
    }
    waits.open(opened);
  }

  private void within(Block.Sub sub, Scope around, Runnable then) {
    Scope whole = new Scope(around, null, () -> waits.later(around, then));
    Scope inside = new Scope(whole, null, whole::finish);
    List<Ear> opened = new ArrayList<>();
    for (Side side : sub.borders()) {
      opened.add(beside(side, whole, border(side, whole, around, then)));
    }
    for (Side side : sub.inside()) {
      opened.add(beside(side, inside, inside(side, inside, whole)));
    }
    waits.open(opened);
    branch(sub.body(), inside);
  }

  private Ear beside(Side side, Scope scope, Consumer<Sent> then) {
    Kind kind = side.ends() ? Kind.EXIT : Kind.NOTICE;
    Place place = new Place(side.on().id(), kind, new Object());
    Consumer<Sent> passed = sent -> note("passed " + side.on().id());
    return new Ear(side.on(), place, scope, scope.event(), passed.andThen(then));
  }

  /** At a border what comes next is outside; a notice has a path with an event of its own there. */
  private Consumer<Sent> border(Side side, Scope whole, Scope around, Runnable then) {
    Scope path = new Scope(around, around.event(), () -> {});
    return sent -> {
      if (side.ends()) {
        whole.interrupt();
        around.bring(sent);
        enter(side.then(), around, then);
      } else {
        path.bring(sent);
        around.begin();
        enter(side.then(), path, around::end);
      }
    };
  }

  /** At an event sub-process it is inside; each notice keeps its event to itself. */
  private Consumer<Sent> inside(Side side, Scope inside, Scope whole) {
    return sent -> {
      if (side.ends()) {
        inside.interrupt();
        whole.bring(sent);
        branch(side.then(), whole);
      } else {
        inside.begin();
        branch(side.then(), new Scope(inside, sent, inside::end));
      }
    };
  }
}
