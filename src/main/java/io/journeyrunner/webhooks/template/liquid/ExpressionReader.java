// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.liquid.Condition.InOrder.Order;
import io.journeyrunner.webhooks.template.liquid.Expression.Emptiness;
import io.journeyrunner.webhooks.template.liquid.Expression.Literal;
import io.journeyrunner.webhooks.template.liquid.Lexeme.Sort;
import io.journeyrunner.webhooks.template.values.Numbers;
import io.journeyrunner.webhooks.template.values.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads values and conditions, one after the other. For one use by one thread. */
final class ExpressionReader {

  private static final int DEEPEST = 20;

  /** What depends on all properties, if it is not one of them. */
  private static final Set<String> OF_ALL = Set.of("size", "first", "last");

  private final Markup markup;
  private final Names names;
  private final List<Lexeme> lexemes;
  private int at;
  private int depth;

  /**
   * Begins to read.
   *
   * @throws Misreading if there is something that is no word or sign
   */
  ExpressionReader(Markup markup, String text, Names names) {
    this.markup = markup;
    this.names = names;
    this.lexemes = Lexer.read(markup, text);
  }

  /** Reads a value. */
  Expression value() {
    if (++depth > DEEPEST) {
      throw markup.mistake("brackets are nested too deeply", "nest at most " + DEEPEST);
    }
    Lexeme lexeme = next();
    Expression value =
        switch (lexeme.sort()) {
          case TEXT -> new Literal(lexeme.text());
          case NUMBER -> new Literal(Numbers.tidy(new BigDecimal(lexeme.text())));
          case OPEN_ROUND -> range();
          case NAME -> named(lexeme.text());
          default -> throw markup.unreadable();
        };
    depth--;
    return value;
  }

  private Expression range() {
    Expression from = value();
    expect(Sort.RANGE);
    Expression to = value();
    expect(Sort.CLOSE_ROUND);
    if (from instanceof Literal(Number first)
        && to instanceof Literal(Number last)
        && Numbers.exact(last)
                .subtract(Numbers.exact(first))
                .compareTo(BigDecimal.valueOf(Range.MOST))
            >= 0) {
      throw markup.mistake(
          "the range has more than " + Range.MOST + " numbers", "bring its ends closer together");
    }
    return new Expression.Span(from, to);
  }

  private Expression named(String name) {
    return switch (name) {
      case "true" -> new Literal(true);
      case "false" -> new Literal(false);
      case "nil", "null" -> new Literal(null);
      case "empty" -> Emptiness.EMPTY;
      case "blank" -> Emptiness.BLANK;
      default -> path(first(name));
    };
  }

  private Expression first(String name) {
    if (!names.isRoot(name)) {
      names.check(name, markup);
      return new Expression.Variable(name);
    }
    if (name.equals(Names.SECRETS)) {
      return secret();
    }
    boolean isProperty = is(Sort.DOT);
    names.note(name, isProperty && !OF_ALL.contains(peek(1).text()) ? peek(1).text() : Names.ALL);
    return new Expression.Root(name);
  }

  /** Data must not choose which secret is written. */
  private Expression secret() {
    if (take(Sort.DOT) && is(Sort.NAME)) {
      return new Expression.Secret(next().text());
    }
    if (take(Sort.OPEN_SQUARE) && is(Sort.TEXT)) {
      String name = next().text();
      if (take(Sort.CLOSE_SQUARE)) {
        return new Expression.Secret(name);
      }
    }
    throw markup.mistake(
        "a secret is not named", "write its name out, as in {{secrets.partner_token}}");
  }

  private Expression path(Expression first) {
    Expression value = first;
    while (true) {
      if (take(Sort.DOT)) {
        value = new Expression.Property(value, property());
      } else if (take(Sort.OPEN_SQUARE)) {
        value = new Expression.Item(value, value());
        expect(Sort.CLOSE_SQUARE);
      } else {
        return value;
      }
    }
  }

  private String property() {
    String name = expect(Sort.NAME).text();
    if (name.chars().allMatch(Character::isDigit)) {
      throw markup.mistake(
          "." + name + " is no property", "write [" + name + "] for a place in a list");
    }
    return name;
  }

  /** Reads a condition. {@code and} and {@code or} bind equally, the last ones first. */
  Condition condition() {
    Condition first = comparison();
    if (takeWord("and")) {
      return new Condition.Both(first, condition());
    }
    return takeWord("or") ? new Condition.Either(first, condition()) : first;
  }

  private Condition comparison() {
    Expression left = value();
    if (!is(Sort.COMPARISON)) {
      checkNoOther();
      return new Condition.IsTrue(left);
    }
    String operator = next().text();
    Expression right = value();
    checkNoOther();
    return switch (operator) {
      case "==" -> new Condition.AreEqual(left, right);
      case "!=", "<>" -> new Condition.Not(new Condition.AreEqual(left, right));
      case "<" -> new Condition.InOrder(left, Order.BEFORE, right);
      case "<=" -> new Condition.InOrder(left, Order.NOT_AFTER, right);
      case ">" -> new Condition.InOrder(left, Order.AFTER, right);
      case ">=" -> new Condition.InOrder(left, Order.NOT_BEFORE, right);
      default -> new Condition.Contains(left, right);
    };
  }

  private void checkNoOther() {
    if (is(Sort.PIPE)) {
      throw markup.mistake(
          "a condition takes no filter", "give its result a name before, by {% assign %}");
    }
    if (is(Sort.EQUALS)) {
      throw markup.mistake("= does not compare", "write ==");
    }
  }

  /** Reads a name that the author gives to something. */
  String newName() {
    return expect(Sort.NAME).text();
  }

  /** The name of an argument, if one stands here with its colon. */
  Optional<String> argumentName() {
    if (!is(Sort.NAME) || peek(1).sort() != Sort.COLON) {
      return Optional.empty();
    }
    String name = next().text();
    at++;
    return Optional.of(name);
  }

  /** Takes a word if it stands here. */
  boolean takeWord(String word) {
    boolean isThere = is(Sort.NAME) && peek(0).text().equals(word);
    at += isThere ? 1 : 0;
    return isThere;
  }

  /** Takes a sign if it stands here. */
  boolean take(Sort sort) {
    boolean isThere = is(sort);
    at += isThere ? 1 : 0;
    return isThere;
  }

  /** True if this stands here. */
  boolean is(Sort sort) {
    return peek(0).sort() == sort;
  }

  Lexeme expect(Sort sort) {
    if (!is(sort)) {
      throw markup.unreadable();
    }
    return next();
  }

  /** Checks that all is read. */
  void end() {
    if (!is(Sort.END)) {
      throw markup.unreadable();
    }
  }

  private Lexeme next() {
    Lexeme lexeme = peek(0);
    at++;
    return lexeme;
  }

  private Lexeme peek(int further) {
    return at + further < lexemes.size() ? lexemes.get(at + further) : Lexeme.END;
  }
}
