// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.List;

/**
 * Walks a template from begin to end, and gives every output the escape of the place it stands in.
 * For one use by one thread.
 */
final class Rewriter {

  private final Source source;
  private final Place place;
  private final StringBuilder liquid = new StringBuilder();
  private final Names names;

  private Rewriter(Source source, Place place) {
    this.source = source;
    this.place = place;
    this.names = new Names(source);
  }

  /** A template for the library, and what it reads. */
  record Rewritten(String liquid, Reads reads) {}

  /**
   * Rewrites a template.
   *
   * @throws InvalidTemplate if a value stands where none may, or the place of one can't be known
   */
  static Rewritten rewrite(Source source, Place place, List<Node> nodes) {
    Rewriter rewriter = new Rewriter(source, place);
    rewriter.walk(nodes, Context.of(place));
    return new Rewritten(rewriter.liquid.toString(), rewriter.names.reads());
  }

  private Context walk(List<Node> nodes, Context begin) {
    Context context = begin;
    for (Node node : nodes) {
      context =
          switch (node) {
            case Node.Text(Token.Text text) -> text(text, context);
            case Node.Output(Token.Output output) -> output(output, context);
            case Node.Assign assign -> assign(assign, context);
            case Node.Jump(Token.Tag tag) -> jump(tag, context);
            case Node.Choice choice -> choice(choice, context);
            case Node.Loop loop -> loop(loop, context);
            case Node.Capture capture -> capture(capture, context);
          };
    }
    return context;
  }

  private Context text(Token.Text text, Context context) {
    // A brace could become markup together with what follows it.
    boolean isLikeMarkup = text.text().contains("{");
    liquid.append(isLikeMarkup ? "{% raw %}" + text.text() + "{% endraw %}" : text.text());
    try {
      return context.afterText(text.text());
    } catch (Context.Misplaced e) {
      throw e.in(source, text.offset());
    }
  }

  private Context output(Token.Output output, Context context) {
    Expression expression = expression(output);
    try {
      Escape escape = context.escape(expression.root());
      if (context.takesOnlySecrets() && !expression.isPlain()) {
        throw new Context.Misplaced(
            0, "a secret in a host goes through a filter", "write it as {{secrets.partner_url}}");
      }
      liquid.append(expression.toOutput(expression.isRaw() ? escape.raw() : escape));
      return context.afterOutput();
    } catch (Context.Misplaced e) {
      throw e.in(source, output.offset());
    }
  }

  private Expression expression(Token.Output output) {
    names.checkSecrets(output.expression(), output.offset());
    Expression expression = Expression.read(source, output);
    expression.operands().forEach(operand -> names.check(operand, output.offset()));
    return expression;
  }

  private Context assign(Node.Assign assign, Context context) {
    Expression value = expression(assign.value());
    names.bind(assign.name());
    liquid.append("{% assign ").append(assign.name()).append(" = ");
    liquid.append(value.toLiquid()).append(" %}");
    return context;
  }

  private Context jump(Token.Tag tag, Context context) {
    liquid.append(tag.text());
    return context;
  }

  private void append(Token.Tag tag) {
    names.checkSecrets(tag.arguments(), tag.offset());
    names.check(tag.arguments(), tag.offset());
    liquid.append(tag.text());
  }

  private Context choice(Node.Choice choice, Context begin) {
    Context end = choice.isComplete() ? null : begin;
    for (Node.Branch branch : choice.branches()) {
      append(branch.tag());
      if (branch.tag().name().equals("case")) {
        continue; // its branches are those of when
      }
      Context after = walk(branch.body(), begin);
      end = end == null ? after : joined(end, after, branch.tag());
    }
    liquid.append(choice.end().text());
    return end == null ? begin : end;
  }

  private Context loop(Node.Loop loop, Context begin) {
    String variable = loop.tag().arguments().strip().split("\\s", 2)[0];
    names.bind(variable);
    append(loop.tag());
    Context after = joined(begin, walk(loop.body(), begin), loop.tag());
    if (!loop.otherwise().isEmpty()) {
      liquid.append("{% else %}");
      after = joined(after, walk(loop.otherwise(), begin), loop.tag());
    }
    liquid.append(loop.end().text());
    return after;
  }

  /** What is captured is plain text; it is escaped where it is written. */
  private Context capture(Node.Capture capture, Context context) {
    liquid.append(capture.tag().text());
    walk(capture.body(), Context.of(Place.TEXT));
    names.bind(capture.name());
    liquid.append(capture.end().text());
    return context;
  }

  private Context joined(Context one, Context other, Token.Tag tag) {
    return one.joined(other).orElseThrow(() -> disagreement(tag));
  }

  private InvalidTemplate disagreement(Token.Tag tag) {
    return source.mistake(
        tag.offset(),
        "what follows {% " + tag.name() + " %} would stand in different places",
        place == Place.JSON
            ? "open and close quotes in the same branch"
            : "let all branches end in the same place");
  }
}
