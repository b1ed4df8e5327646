// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the tree of a template. For one use by one thread. */
final class TreeBuilder {

  private static final int DEEPEST = 40;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*=(.+)", Pattern.DOTALL);
  private static final Set<String> MIDDLES = Set.of("else", "elsif", "when");

  private final Source source;
  private final Iterator<Token> tokens;
  private int depth;

  private TreeBuilder(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens.iterator();
  }

  /**
   * Builds the tree.
   *
   * @throws InvalidTemplate if a block is not closed, or a tag is not allowed
   */
  static List<Node> build(Source source) {
    TreeBuilder builder = new TreeBuilder(source, Tokenizer.split(source));
    Body body = builder.body();
    if (body.end() != null) {
      throw source.mistake(
          body.end().offset(),
          "{% " + body.end().name() + " %} closes or continues nothing",
          "remove it, or open its block before it");
    }
    return body.nodes();
  }

  /** What stands up to a tag that ends or continues the block, or up to the end of the template. */
  private record Body(List<Node> nodes, Token.@org.jspecify.annotations.Nullable Tag end) {}

  private Body body() {
    List<Node> nodes = new ArrayList<>();
    while (tokens.hasNext()) {
      switch (tokens.next()) {
        case Token.Text text -> nodes.add(new Node.Text(text));
        case Token.Output output -> nodes.add(new Node.Output(output));
        case Token.Tag tag when tag.name().startsWith("end") || MIDDLES.contains(tag.name()) -> {
          return new Body(nodes, tag);
        }
        case Token.Tag tag -> nodes.add(block(tag));
      }
    }
    return new Body(nodes, null);
  }

  private Node block(Token.Tag tag) {
    if (++depth > DEEPEST) {
      throw source.mistake(tag.offset(), "blocks are nested too deeply", "nest at most " + DEEPEST);
    }
    Node node =
        switch (tag.name()) {
          case "if", "unless", "case" -> choice(tag);
          case "for" -> loop(tag);
          case "capture" -> capture(tag);
          case "assign" -> assign(tag);
          case "break", "continue" -> new Node.Jump(tag);
          default ->
              throw source.mistake(
                  tag.offset(),
                  "the tag " + tag.name() + " is not allowed here",
                  "allowed are if, unless, case, for, break, continue, assign, capture, comment,"
                      + " raw");
        };
    depth--;
    return node;
  }

  private Node loop(Token.Tag tag) {
    if (tag.arguments().contains("..")) {
      throw source.mistake(
          tag.offset(), "the loop counts through a range", "go through a list of the data");
    }
    Body body = body();
    if (body.end() != null && body.end().name().equals("else")) {
      Body otherwise = body();
      return new Node.Loop(tag, body.nodes(), otherwise.nodes(), closing(tag, otherwise));
    }
    return new Node.Loop(tag, body.nodes(), List.of(), closing(tag, body));
  }

  private Node capture(Token.Tag tag) {
    String name = tag.arguments().strip();
    if (!NAME.matcher(name).matches()) {
      throw source.mistake(
          tag.offset(), "{% capture %} has no name", "write it as in {% capture greeting %}");
    }
    Body body = body();
    return new Node.Capture(tag, name, body.nodes(), closing(tag, body));
  }

  private Node assign(Token.Tag tag) {
    Matcher parts = ASSIGNMENT.matcher(tag.arguments());
    if (!parts.matches()) {
      throw source.mistake(
          tag.offset(),
          "{% assign %} has no name or no value",
          "write it as in {% assign count = event.count %}");
    }
    return new Node.Assign(parts.group(1), new Token.Output(tag.offset(), parts.group(2).strip()));
  }

  private Node choice(Token.Tag tag) {
    List<Node.Branch> branches = new ArrayList<>();
    Token.Tag opening = tag;
    Body body = tag.name().equals("case") ? new Body(List.of(), beforeFirstWhen(tag)) : body();
    boolean isComplete = false;
    while (body.end() != null && MIDDLES.contains(body.end().name())) {
      branches.add(new Node.Branch(opening, body.nodes()));
      opening = body.end();
      isComplete |= opening.name().equals("else");
      body = body();
    }
    branches.add(new Node.Branch(opening, body.nodes()));
    return new Node.Choice(List.copyOf(branches), closing(tag, body), isComplete);
  }

  private Token.Tag beforeFirstWhen(Token.Tag tag) {
    Body body = body();
    Token.Tag first = body.end();
    boolean isBlank =
        body.nodes().stream()
            .allMatch(node -> node instanceof Node.Text(Token.Text text) && text.text().isBlank());
    if (first == null || !first.name().equals("when") || !isBlank) {
      throw source.mistake(
          tag.offset(), "{% case %} is not followed by {% when %}", "put its first branch there");
    }
    return first;
  }

  private Token.Tag closing(Token.Tag opening, Body body) {
    Token.Tag end = body.end();
    if (end == null || !end.name().equals("end" + opening.name())) {
      throw source.mistake(
          opening.offset(),
          "{% " + opening.name() + " %} is not closed",
          "close it with {% end" + opening.name() + " %}");
    }
    return end;
  }
}
