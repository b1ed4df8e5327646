// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.nodes.LNode;
import liqp.parser.v4.NodeVisitor;
import org.springframework.stereotype.Component;

/**
 * Compiles templates: Liquid, with every value escaped for the place where it stands. Thread-safe.
 */
@Component
public final class Templates {

  private static final int LONGEST = 256 * 1024;
  private static final int MOST_ITERATIONS = 10_000;
  private static final int LARGEST_OUTPUT = 4 << 20;

  private final TemplateParser parser = parser();

  private static TemplateParser parser() {
    TemplateParser.Builder builder =
        new TemplateParser.Builder()
            .withEvaluateMode(TemplateParser.EvaluateMode.LAZY)
            // What comes out must not depend on the machine.
            .withLocale(Locale.ENGLISH)
            .withDefaultTimeZone(ZoneOffset.UTC)
            .withMaxIterations(MOST_ITERATIONS)
            .withMaxSizeRenderedString(LARGEST_OUTPUT);
    Filters.all().forEach(builder::withFilter);
    return builder.build();
  }

  /**
   * Compiles a template.
   *
   * @param where what it is for, such as {@code body}; findings begin with it
   * @throws InvalidTemplate with the first mistake, by line and column
   */
  public Template compile(String where, String text, Place place) {
    Source source = new Source(where, text);
    if (text.length() > LONGEST) {
      throw source.mistake(
          0, "it has " + text.length() + " characters, more than " + LONGEST, "make it shorter");
    }
    if (Mark.isIn(text)) {
      throw source.mistake(
          text.indexOf(Mark.CHARACTER), "the character U+FDD0 is no text", "leave it out");
    }
    List<Node> nodes = TreeBuilder.build(source);
    Rewriter.Rewritten rewritten = Rewriter.rewrite(source, place, nodes);
    WellFormedness.check(source, place, nodes);
    LNode root = read(source, rewritten.liquid());
    return new Template(where, place, parser, root, rewritten.reads());
  }

  private LNode read(Source source, String liquid) {
    try {
      return tree(liquid);
    } catch (LiquidException | IllegalArgumentException e) {
      throw firstUnreadable(source);
    } catch (StackOverflowError e) {
      throw source.mistake(0, "it is too deeply nested", "make its conditions shorter");
    }
  }

  private LNode tree(String liquid) {
    return new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude)
        .visit(parser.parse(liquid).getParseTree());
  }

  /** Liquid's own positions are those of the rewritten text; so each piece is tried by itself. */
  private InvalidTemplate firstUnreadable(Source source) {
    for (Token token : Tokenizer.split(source)) {
      if (token instanceof Token.Output output && !isReadable(probe(source, output))) {
        return source.mistake(
            output.offset(),
            "{{" + Source.shortened(output.expression()) + "}} is not Liquid",
            "write it as {{event.count}} or {{event.name | upcase}}");
      }
      if (token instanceof Token.Tag tag && !isReadable(probe(tag))) {
        return source.mistake(
            tag.offset(),
            "{% " + tag.name() + " " + Source.shortened(tag.arguments()) + " %} is not Liquid",
            "write it as in {% if event.count > 3 %}");
      }
    }
    return source.mistake(0, "it is not Liquid", "look for braces and tags that are not closed");
  }

  private static String probe(Source source, Token.Output output) {
    return Expression.read(source, output).toOutput(Escape.NONE);
  }

  private static String probe(Token.Tag tag) {
    return switch (tag.name()) {
      case "if", "unless", "for", "capture" -> tag.text() + "{% end" + tag.name() + " %}";
      case "case" -> tag.text() + "{% when 1 %}{% endcase %}";
      case "elsif" -> "{% if true %}" + tag.text() + "{% endif %}";
      case "when" -> "{% case 1 %}" + tag.text() + "{% endcase %}";
      case "assign" -> tag.text();
      default -> "";
    };
  }

  private boolean isReadable(String liquid) {
    try {
      tree(liquid);
      return true;
    } catch (LiquidException | IllegalArgumentException e) {
      return false;
    }
  }
}
