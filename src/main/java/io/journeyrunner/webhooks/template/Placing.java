// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Expression.Filtered;
import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.places.Context;
import io.journeyrunner.webhooks.template.places.Context.Misplaced;
import io.journeyrunner.webhooks.template.places.Escape;
import io.journeyrunner.webhooks.template.places.HeaderContext;
import io.journeyrunner.webhooks.template.places.JsonContext;
import io.journeyrunner.webhooks.template.places.UrlContext;
import io.journeyrunner.webhooks.template.places.XmlContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Walks a template from begin to end, and gives every output the escape of the place it stands in.
 * For one use by one thread.
 */
final class Placing {

  private final Source source;
  private final Place place;

  /** Where the loops around begin; a jump must not leave one elsewhere. */
  private final Deque<Context> loops = new ArrayDeque<>();

  private final JoinedLists joined = new JoinedLists();

  private Context context;

  private Placing(Source source, Place place) {
    this.source = source;
    this.place = place;
    this.context = begin(place);
  }

  /**
   * The same template, with each value escaped for its place.
   *
   * @throws InvalidTemplate if a value stands where none may, or the place of one can't be known
   */
  static List<Node> placed(Source source, Place place, List<Node> template) {
    return new Placing(source, place).placed(template);
  }

  private static Context begin(Place place) {
    return switch (place) {
      case JSON -> JsonContext.START;
      case XML -> XmlContext.START;
      case URL -> UrlContext.START;
      case URL_PATH -> UrlContext.BEHIND_BASE;
      case FORM -> new Context.PlainContext(Escape.PERCENT);
      case HEADER -> new HeaderContext();
      case TEXT -> new Context.PlainContext(Escape.NONE);
    };
  }

  private List<Node> placed(List<Node> nodes) {
    List<Node> placed = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      placed.add(placed(node));
    }
    return List.copyOf(placed);
  }

  private Node placed(Node node) {
    try {
      return switch (node) {
        case Node.Text text -> text(text);
        case Node.Output output -> output.by(escape(output));
        case Node.Cycle cycle -> cycle.by(escape());
        case Node.Count count -> count.by(escape());
        case Node.Choice choice -> choice(choice);
        case Node.Loop loop -> loop(loop);
        case Node.Capture capture -> capture(capture);
        case Node.Jump jump -> jump(jump);
        case Node.Assign assign -> assign(assign);
      };
    } catch (Misplaced e) {
      throw source.mistake(node.offset() + e.index(), e.what(), e.remedy());
    }
  }

  private Node text(Node.Text text) {
    context = context.afterText(text.text());
    return text;
  }

  private Escape escape(Node.Output output) {
    joined.check(output, context);
    if (context.takesOnlySecrets()
        && output.value() instanceof Filtered filtered
        && filtered.value().isSecret()) {
      throw new Misplaced(
          0, "a secret in a host goes through a filter", "write it as {{secrets.partner_url}}");
    }
    Escape escape = context.escape(output.value().isSecret());
    context = context.afterOutput();
    return output.isRaw() ? escape.raw() : escape;
  }

  private Node assign(Node.Assign assign) {
    joined.note(assign);
    return assign;
  }

  private Escape escape() {
    Escape escape = context.escape(false);
    context = context.afterOutput();
    return escape;
  }

  private Node choice(Node.Choice choice) {
    Context begin = context;
    List<Node.Branch> branches = new ArrayList<>();
    Context end = null;
    for (Node.Branch branch : choice.branches()) {
      context = begin;
      branches.add(branch.with(placed(branch.body())));
      Context before = end == null && choice.isComplete() ? context : end == null ? begin : end;
      end = joined(before, context, branch.offset(), branch.tag());
    }
    context = end == null ? begin : end;
    return choice.with(branches);
  }

  private Node loop(Node.Loop loop) {
    Context begin = context;
    loops.push(begin);
    List<Node> body = placed(loop.body());
    loops.pop();
    Context after = joined(begin, context, loop.offset(), "for");
    context = begin;
    List<Node> otherwise = placed(loop.otherwise());
    context = joined(after, context, loop.offset(), "for");
    return loop.with(body, otherwise);
  }

  /** What is captured is plain text; it is escaped where it is written. */
  private Node capture(Node.Capture capture) {
    Context around = context;
    context = begin(Place.TEXT);
    List<Node> body = placed(capture.body());
    context = around;
    return capture.with(body);
  }

  private Node jump(Node.Jump jump) {
    if (!loops.isEmpty()) {
      joined(loops.peek(), context, jump.offset(), jump.tag());
    }
    return jump;
  }

  private Context joined(Context one, Context other, int offset, String tag) {
    return one.joined(other).orElseThrow(() -> disagreement(offset, tag));
  }

  private InvalidTemplate disagreement(int offset, String tag) {
    return source.mistake(
        offset,
        "what follows {% " + tag + " %} would stand in different places",
        place == Place.JSON
            ? "open and close quotes in the same branch"
            : "let all branches end in the same place");
  }
}
