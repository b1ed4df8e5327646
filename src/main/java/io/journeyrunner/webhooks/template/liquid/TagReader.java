// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.liquid.Expression.Literal;
import io.journeyrunner.webhooks.template.liquid.Lexeme.Sort;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a tag. For one use by one thread. */
final class TagReader {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_-]*+)\\s*+=(?!=)(.+)", Pattern.DOTALL);

  private final Names names;

  TagReader(Names names) {
    this.names = names;
  }

  /** Reads a tag that opens no block. */
  Node read(Piece.Tag tag, boolean isInLoop) {
    return switch (tag.name()) {
      case "assign" -> assign(tag);
      case "echo" -> echo(tag);
      case "increment" -> new Node.Count(tag.offset(), counted(tag), true, ValueText::of);
      case "decrement" -> new Node.Count(tag.offset(), counted(tag), false, ValueText::of);
      case "cycle" -> cycle(tag);
      case "break", "continue" -> jump(tag, isInLoop);
      default ->
          throw tag.markup()
              .mistake(
                  "the tag " + tag.name() + " is not allowed here", "allowed are " + TagNames.ALL);
    };
  }

  private Node assign(Piece.Tag tag) {
    Matcher parts = ASSIGNMENT.matcher(tag.content());
    if (!parts.matches()) {
      throw tag.markup()
          .mistake("{% assign %} has no name or no value", "write it as in " + example(tag));
    }
    OutputReader.Written value = new OutputReader(tag.markup(), names).read(parts.group(2).strip());
    if (value.isRaw()) {
      throw tag.markup()
          .mistake("raw stands where nothing is written", "put it where the value is written");
    }
    names.bind(parts.group(1), tag.markup());
    return new Node.Assign(tag.offset(), parts.group(1), value.value());
  }

  private static String example(Piece.Tag tag) {
    return TagNames.example(tag.name());
  }

  private Node echo(Piece.Tag tag) {
    OutputReader.Written written = new OutputReader(tag.markup(), names).read(tag.content());
    return new Node.Output(tag.offset(), written.value(), written.isRaw(), ValueText::of);
  }

  private String counted(Piece.Tag tag) {
    ExpressionReader reader = reader(tag);
    String name = reader.newName();
    reader.end();
    names.bind(name, tag.markup());
    return name;
  }

  private Node cycle(Piece.Tag tag) {
    ExpressionReader reader = reader(tag);
    Expression first = reader.value();
    boolean isNamed = reader.take(Sort.COLON);
    List<Expression> values = new ArrayList<>(List.of(isNamed ? reader.value() : first));
    while (reader.take(Sort.COMMA) && !reader.is(Sort.END)) {
      values.add(reader.value());
    }
    reader.end();
    List<Expression> all = List.copyOf(values);
    return new Node.Cycle(tag.offset(), isNamed ? first : new Literal(all), all, ValueText::of);
  }

  private static Node jump(Piece.Tag tag, boolean isInLoop) {
    if (!tag.content().isEmpty()) {
      throw tag.markup().unreadable();
    }
    if (!isInLoop) {
      throw tag.markup()
          .mistake(
              "{% " + tag.name() + " %} stands in no loop",
              "put it between {% for %} and {% endfor %}");
    }
    return new Node.Jump(tag.offset(), tag.name(), tag.name().equals("break"));
  }

  /** The name that a {@code capture} gives. */
  String captured(Piece.Tag tag) {
    ExpressionReader reader;
    try {
      reader = reader(tag);
      Lexeme name = reader.is(Sort.TEXT) ? reader.expect(Sort.TEXT) : reader.expect(Sort.NAME);
      reader.end();
      return name.text();
    } catch (Misreading e) {
      throw tag.markup()
          .mistake("{% capture %} has no name", "write it as in {% capture greeting %}");
    }
  }

  /** The condition of {@code if}, {@code unless} or {@code elsif}. */
  Condition condition(Piece.Tag tag) {
    ExpressionReader reader = reader(tag);
    Condition condition = reader.condition();
    reader.end();
    return condition;
  }

  /** The value of {@code case}. */
  Expression value(Piece.Tag tag) {
    ExpressionReader reader = reader(tag);
    Expression value = reader.value();
    reader.end();
    return value;
  }

  /** The condition of {@code when}: the subject equals one of its values. */
  Condition isOneOf(Expression subject, Piece.Tag tag) {
    ExpressionReader reader = reader(tag);
    Condition condition = new Condition.AreEqual(subject, reader.value());
    while (reader.take(Sort.COMMA) || reader.takeWord("or")) {
      condition = new Condition.Either(condition, new Condition.AreEqual(subject, reader.value()));
    }
    reader.end();
    return condition;
  }

  /** What a {@code for} goes through. */
  Passage passage(Piece.Tag tag) {
    ExpressionReader reader = reader(tag);
    String variable = reader.newName();
    if (!reader.takeWord("in")) {
      throw tag.markup().unreadable();
    }
    Expression collection = reader.value();
    Passage passage = bounded(tag, reader, variable, collection);
    names.bind(variable, tag.markup());
    return passage;
  }

  private static Passage bounded(
      Piece.Tag tag, ExpressionReader reader, String variable, Expression collection) {
    @Nullable Expression limit = null;
    @Nullable Expression offset = null;
    boolean continues = false;
    boolean isReversed = false;
    while (!reader.is(Sort.END)) {
      boolean isComma = reader.take(Sort.COMMA);
      if (reader.takeWord("reversed")) {
        isReversed = true;
        continue;
      }
      if (isComma && reader.is(Sort.END)) {
        break;
      }
      String name = reader.argumentName().orElseThrow(() -> tag.markup().unreadable());
      switch (name) {
        case "limit" -> limit = reader.value();
        case "offset" -> {
          continues = reader.takeWord("continue");
          offset = continues ? null : reader.value();
        }
        default ->
            throw tag.markup()
                .mistake(
                    "{% for %} has no argument " + name,
                    "use limit, offset or reversed, as in " + example(tag));
      }
    }
    return new Passage(variable, collection, limit, offset, continues, isReversed);
  }

  private ExpressionReader reader(Piece.Tag tag) {
    return new ExpressionReader(tag.markup(), tag.content(), names);
  }
}
