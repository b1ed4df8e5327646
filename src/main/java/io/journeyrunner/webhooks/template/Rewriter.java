// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks a template from begin to end, and gives every output the escape of the place it stands in.
 * For one use by one thread.
 */
final class Rewriter {

  private static final List<String> ROOTS =
      List.of(
          "state",
          "event",
          "event_type",
          "event_id",
          "event_time",
          "user_id",
          "brand",
          "vars",
          "secrets");
  private static final Set<String> LITERALS =
      Set.of("true", "false", "nil", "null", "empty", "blank", "forloop");
  private static final Pattern BOUND = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_-]*)");

  /** Data must not choose which secret is written. */
  private static final Pattern CHOSEN_SECRET =
      Pattern.compile(
          "\\bsecrets\\b(?!\\s*\\.\\s*[A-Za-z0-9_]|\\s*\\[\\s*(\"[^\"]*\"|'[^']*')\\s*\\])");

  private final Source source;
  private final Place place;
  private final StringBuilder liquid = new StringBuilder();
  private final Set<String> bound = new HashSet<>();

  private Rewriter(Source source, Place place) {
    this.source = source;
    this.place = place;
  }

  /**
   * Rewrites a template.
   *
   * @throws InvalidTemplate if a value stands where none may, or the place of one can't be known
   */
  static String rewrite(Source source, Place place, List<Node> nodes) {
    Rewriter rewriter = new Rewriter(source, place);
    rewriter.walk(nodes, Context.of(place));
    return rewriter.liquid.toString();
  }

  private Context walk(List<Node> nodes, Context begin) {
    Context context = begin;
    for (Node node : nodes) {
      context =
          switch (node) {
            case Node.Text(Token.Text text) -> text(text, context);
            case Node.Output(Token.Output output) -> output(output, context);
            case Node.Silent(Token.Tag tag) -> silent(tag, context);
            case Node.Choice choice -> choice(choice, context);
            case Node.Loop loop -> loop(loop, context);
            case Node.Capture capture -> capture(capture, context);
          };
    }
    return context;
  }

  private Context text(Token.Text text, Context context) {
    boolean isMarkup = text.text().contains("{{") || text.text().contains("{%");
    liquid.append(isMarkup ? "{% raw %}" + text.text() + "{% endraw %}" : text.text());
    try {
      return context.afterText(text.text());
    } catch (Context.Misplaced e) {
      throw e.in(source, text.offset());
    }
  }

  private Context output(Token.Output output, Context context) {
    checkSecrets(output.expression(), output.offset());
    Expression expression = Expression.read(source, output);
    checkRoot(expression.root(), output.offset());
    try {
      Escape escape = context.escape(expression.root());
      // A header is split by a line break and a URL redirected by its host, whoever wrote raw.
      boolean isRaw = expression.isRaw() && escape != Escape.HEADER;
      liquid.append(expression.toLiquid(isRaw ? Escape.NONE : escape));
      return context.afterOutput();
    } catch (Context.Misplaced e) {
      throw e.in(source, output.offset());
    }
  }

  private void checkRoot(String root, int offset) {
    if (!root.isEmpty()
        && !ROOTS.contains(root)
        && !LITERALS.contains(root)
        && !bound.contains(root)) {
      throw source.mistake(
          offset, root + " is not known here", "use one of " + String.join(", ", ROOTS));
    }
  }

  private void checkSecrets(String markup, int offset) {
    if (CHOSEN_SECRET.matcher(markup).find()) {
      throw source.mistake(
          offset, "a secret is not named", "write its name out, as in {{secrets.partner_token}}");
    }
  }

  private void append(Token.Tag tag) {
    checkSecrets(tag.arguments(), tag.offset());
    liquid.append(tag.text());
  }

  private Context silent(Token.Tag tag, Context context) {
    if (tag.name().equals("assign")) {
      bind(tag);
    }
    append(tag);
    return context;
  }

  private void bind(Token.Tag tag) {
    Matcher name = BOUND.matcher(tag.arguments());
    if (name.lookingAt()) {
      bound.add(name.group(1));
    }
  }

  private Context choice(Node.Choice choice, Context begin) {
    Context end = choice.isComplete() ? null : begin;
    for (Node.Branch branch : choice.branches()) {
      append(branch.tag());
      Context after = walk(branch.body(), begin);
      if (end != null && !end.agreesWith(after)) {
        throw disagreement(branch.tag());
      }
      end = after;
    }
    liquid.append(choice.end().text());
    return end == null ? begin : end;
  }

  private Context loop(Node.Loop loop, Context begin) {
    bind(loop.tag());
    append(loop.tag());
    Context after = walk(loop.body(), begin);
    if (!begin.agreesWith(after)) {
      throw disagreement(loop.tag());
    }
    liquid.append(loop.end().text());
    return after;
  }

  /** What is captured is plain text; it is escaped where it is written. */
  private Context capture(Node.Capture capture, Context context) {
    bind(capture.tag());
    append(capture.tag());
    walk(capture.body(), Context.of(Place.TEXT));
    liquid.append(capture.end().text());
    return context;
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
