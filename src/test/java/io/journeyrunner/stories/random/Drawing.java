// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import static io.journeyrunner.journeys.diagram.Diagrams.catching;
import static io.journeyrunner.journeys.diagram.Diagrams.entry;
import static io.journeyrunner.journeys.diagram.Diagrams.flow;
import static io.journeyrunner.journeys.diagram.Diagrams.mapped;
import static io.journeyrunner.journeys.diagram.Diagrams.task;
import static io.journeyrunner.journeys.diagram.Diagrams.waiting;

import io.journeyrunner.stories.random.Block.Hearing;
import io.journeyrunner.stories.random.Block.Row;
import io.journeyrunner.stories.random.Block.Side;
import io.journeyrunner.stories.random.Block.Sub;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A journey that is entered by events of its own name.
 *
 * @param id the process id, and the type of the entry
 * @param everyEvent true if a user may be on it several times
 * @param whole what comes after the entry, and the event sub-processes of the process
 */
record Drawing(String id, boolean everyEvent, Sub whole) {

  /**
   * What stands in the process, as Modeler writes it. Each step tells its call, and the run by the
   * event of its entry.
   */
  String content(String url) {
    Pen pen = new Pen(url);
    String begin =
        entry("begin", "nameless", "on", id, "mode", everyEvent ? "every_event" : "one_at_a_time");
    return mapped(begin, "=event_id", "entered_by")
        + flow("begin", first(whole.body()))
        + pen.xml(whole.body())
        + pen.all(whole.inside(), pen::inside);
  }

  private static String first(Block block) {
    return switch (block) {
      case Block.Step(String id) -> id;
      case Block.Pause(String id) -> id;
      case Block.Wait(Hearing on, boolean ignored) -> on.id();
      case Row(List<Block> parts) -> first(parts.getFirst());
      case Block.Both both -> both.id();
      case Block.Choice choice -> choice.id();
      case Block.Which which -> which.id();
      case Block.Many many -> many.id();
      case Sub sub -> sub.id();
    };
  }

  private static String last(Block block) {
    return switch (block) {
      case Row(List<Block> parts) -> last(parts.getLast());
      case Block.Both both -> both.id() + "-end";
      case Block.Choice choice -> choice.id() + "-end";
      case Block.Which which -> which.id() + "-end";
      case Sub sub -> sub.id() + "-end";
      case Block.Step step -> step.id();
      case Block.Pause pause -> pause.id();
      case Block.Wait wait -> wait.on().id();
      case Block.Many many -> many.id();
    };
  }

  /** Draws the blocks; steps call this URL. */
  private record Pen(String url) {

    String xml(Block block) {
      return switch (block) {
        case Row(List<Block> parts) when parts.size() == 1 -> xml(parts.getFirst());
        case Row(List<Block> parts) -> {
          Row others = new Row(parts.subList(1, parts.size()));
          yield xml(parts.getFirst()) + flow(last(parts.getFirst()), first(others)) + xml(others);
        }
        case Block.Step(String id) -> task(id, "webhook", "url", url, "body", body(id));
        case Block.Pause(String id) -> waiting(id, "PT1H");
        case Block.Wait(Hearing on, boolean isTask) -> isTask ? receiving(on) : caught(on);
        case Block.Both(String id, Block left, Block right) ->
            gateway("parallel", id, "") + lane(id, left, id) + lane(id, right, id);
        case Block.Choice choice -> choice(choice);
        case Block.Which which -> which(which);
        case Block.Many(String id, boolean inTurn, Block each) ->
            within(
                id,
                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"%s\"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"=[1,2]\" inputElement=\"item\" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"
                    .formatted(inTurn),
                each);
        case Sub(String id, Block body, List<Side> borders, List<Side> inside) ->
            within(id, all(inside, this::inside), body)
                + "<bpmn:exclusiveGateway id=\"%s-end\" />".formatted(id)
                + flow(id, id + "-end")
                + all(borders, side -> border(id, side));
      };
    }

    String all(List<Side> sides, Function<Side, String> drawn) {
      return sides.stream().map(drawn).collect(Collectors.joining());
    }

    private static String body(String step) {
      return "{\"run\": \"{{vars.entered_by}}\", \"told\": \"told %s {{event_id}}\"}"
          .formatted(step);
    }

    private static String caught(Hearing on) {
      return catching(on.id(), "nameless", properties(on));
    }

    private static String receiving(Hearing on) {
      return caught(on)
          .replace("intermediateCatchEvent", "receiveTask")
          .replaceFirst("<bpmn:messageEventDefinition [^>]*>", "")
          .replaceFirst("<bpmn:receiveTask ", "<bpmn:receiveTask messageRef=\"nameless\" ");
    }

    private static String[] properties(Hearing on) {
      return on.when().text.isEmpty()
          ? new String[] {"on", on.type()}
          : new String[] {"on", on.type(), "when", on.when().text};
    }

    private static String gateway(String kind, String id, String attributes) {
      return "<bpmn:%sGateway id=\"%s\" %s/><bpmn:%sGateway id=\"%s-end\" />"
          .formatted(kind, id, attributes, kind, id);
    }

    /** From an element through a block to the gateway at the end. */
    private String lane(String from, Block block, String gateway) {
      return flow(from, first(block)) + xml(block) + flow(last(block), gateway + "-end");
    }

    private String choice(Block.Choice choice) {
      String id = choice.id();
      String condition =
          "\"><bpmn:conditionExpression>=event.n &gt;"
              + " 5</bpmn:conditionExpression></bpmn:sequenceFlow>";
      return gateway("exclusive", id, "default=\"%s-to-%s\" ".formatted(id, first(choice.other())))
          + lane(id, choice.large(), id).replaceFirst("\" />", condition)
          + lane(id, choice.other(), id);
    }

    private String which(Block.Which which) {
      String id = which.id();
      return "<bpmn:eventBasedGateway id=\"%s\">".formatted(id)
          + all(which.sides(), side -> outgoing(id, side.on().id()))
          + "</bpmn:eventBasedGateway><bpmn:exclusiveGateway id=\"%s-end\" />".formatted(id)
          + all(which.branches(), side -> caught(side.on()))
          + waiting(id + "-hour", "PT1H")
          + all(
              which.sides(),
              side -> flow(id, side.on().id()) + lane(side.on().id(), side.then(), id));
    }

    private static String outgoing(String from, String to) {
      return "<bpmn:outgoing>%s-to-%s</bpmn:outgoing>".formatted(from, to);
    }

    private String within(String id, String more, Block body) {
      return "<bpmn:subProcess id=\"%s\">%s<bpmn:startEvent id=\"%s-begin\" />%s%s</bpmn:subProcess>"
          .formatted(id, more, id, flow(id + "-begin", first(body)), xml(body));
    }

    private String inside(Side side) {
      String id = side.on().id();
      return "<bpmn:subProcess id=\"%s-sub\" triggeredByEvent=\"true\">%s%s%s</bpmn:subProcess>"
          .formatted(
              id,
              entry(id, "nameless", properties(side.on()))
                  .replaceFirst(
                      "<bpmn:startEvent ",
                      "<bpmn:startEvent isInterrupting=\"%s\" ".formatted(side.ends())),
              flow(id, first(side.then())),
              xml(side.then()));
    }

    private String border(String activity, Side side) {
      String id = side.on().id();
      return caught(side.on())
              .replace("intermediateCatchEvent", "boundaryEvent")
              .replaceFirst("<bpmn:messageEventDefinition", outgoing(id, first(side.then())) + "$0")
              .replaceFirst(
                  "<bpmn:boundaryEvent ",
                  "<bpmn:boundaryEvent attachedToRef=\"%s\" cancelActivity=\"%s\" "
                      .formatted(activity, side.ends()))
          + flow(id, first(side.then()))
          + xml(side.then())
          + (side.ends() ? flow(last(side.then()), activity + "-end") : "");
    }
  }
}
