// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template.liquid;

import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a template into a tree. For one use by one thread. */
public final class TreeReader {

  private static final int DEEPEST = 40;
  private static final Set<String> MIDDLES = Set.of("else", "elsif", "when");

  private final Iterator<Piece> pieces;
  private final Names names;
  private final TagReader tags;
  private int depth;
  private int loops;

  private TreeReader(List<Piece> pieces, Names names) {
    this.pieces = pieces.iterator();
    this.names = names;
    this.tags = new TagReader(names);
  }

  /**
   * Reads a template.
   *
   * @param names those that it may read; afterwards they tell what it reads
   * @throws Misreading with the first mistake
   */
  public static List<Node> read(String template, Names names) {
    TreeReader reader = new TreeReader(Splitter.split(template), names);
    Body body = reader.body();
    if (body.end() != null) {
      throw new Misreading(
          body.end().offset(),
          "{% " + body.end().name() + " %} closes or continues nothing",
          "remove it, or open its block before it");
    }
    return body.nodes();
  }

  /** What stands up to a tag that ends or continues the block, or up to the end of the template. */
  private record Body(List<Node> nodes, Piece.@Nullable Tag end) {

    boolean endsWith(String name) {
      return end != null && end.name().equals(name);
    }
  }

  private Body body() {
    List<Node> nodes = new ArrayList<>();
    while (pieces.hasNext()) {
      switch (pieces.next()) {
        case Piece.Text text -> nodes.add(new Node.Text(text.offset(), text.text()));
        case Piece.Output output -> nodes.add(output(output));
        case Piece.Tag tag when tag.name().startsWith("end") || MIDDLES.contains(tag.name()) -> {
          return new Body(List.copyOf(nodes), tag);
        }
        case Piece.Tag tag -> nodes.add(node(tag));
      }
    }
    return new Body(List.copyOf(nodes), null);
  }

  private Node output(Piece.Output output) {
    OutputReader.Written written = new OutputReader(output.markup(), names).read(output.content());
    return new Node.Output(output.offset(), written.value(), written.isRaw(), ValueText::of);
  }

  private Node node(Piece.Tag tag) {
    if (++depth > DEEPEST) {
      throw new Misreading(tag.offset(), "blocks are nested too deeply", "nest at most " + DEEPEST);
    }
    Node node =
        switch (tag.name()) {
          case "if", "unless" -> choice(tag);
          case "case" -> selection(tag);
          case "for" -> loop(tag);
          case "capture" -> capture(tag);
          default -> tags.read(tag, loops > 0);
        };
    depth--;
    return node;
  }

  private Node loop(Piece.Tag tag) {
    Passage passage = tags.passage(tag);
    loops++;
    Body body = body();
    loops--;
    Body otherwise = body.endsWith("else") ? body() : new Body(List.of(), body.end());
    checkClosed(tag, otherwise);
    return Blankness.removed(new Node.Loop(tag.offset(), passage, body.nodes(), otherwise.nodes()));
  }

  private Node capture(Piece.Tag tag) {
    String name = tags.captured(tag);
    int around = loops;
    loops = 0; // no jump leads out of a text that is not whole
    Body body = body();
    loops = around;
    checkClosed(tag, body);
    names.bind(name, tag.markup());
    return new Node.Capture(tag.offset(), name, body.nodes());
  }

  /** {@code if} and {@code unless}, of which only the first condition is turned round. */
  private Node choice(Piece.Tag tag) {
    Condition first = tags.condition(tag);
    Condition condition = tag.name().equals("if") ? first : new Condition.Not(first);
    List<Node.Branch> branches = new ArrayList<>();
    Piece.Tag opening = tag;
    Body body = body();
    while (body.endsWith("elsif") || body.endsWith("else")) {
      branches.add(branch(opening, condition, body));
      opening = next(opening, body);
      condition = opening.name().equals("else") ? Condition.Always.HOLDS : tags.condition(opening);
      body = body();
    }
    branches.add(branch(opening, condition, body));
    checkClosed(tag, body);
    return Blankness.removed(new Node.Choice(tag.offset(), List.copyOf(branches)));
  }

  private Node selection(Piece.Tag tag) {
    Expression subject = tags.value(tag);
    List<Node.Branch> branches = new ArrayList<>();
    Piece.Tag opening = tag;
    Body body = body();
    checkBegin(tag, body);
    while (body.endsWith("when") || body.endsWith("else")) {
      opening = next(opening, body);
      Condition condition =
          opening.name().equals("else") ? Condition.Always.HOLDS : tags.isOneOf(subject, opening);
      body = body();
      branches.add(branch(opening, condition, body));
    }
    checkClosed(tag, body);
    return Blankness.removed(new Node.Choice(tag.offset(), List.copyOf(branches)));
  }

  private static Node.Branch branch(Piece.Tag opening, Condition condition, Body body) {
    return new Node.Branch(opening.offset(), opening.name(), condition, body.nodes());
  }

  /** The tag that opens the next branch; none follows {@code else}. */
  private static Piece.Tag next(Piece.Tag opening, Body body) {
    Piece.Tag next = java.util.Objects.requireNonNull(body.end());
    if (opening.name().equals("else")) {
      throw new Misreading(
          next.offset(), "{% " + next.name() + " %} follows {% else %}", "put {% else %} last");
    }
    if (next.name().equals("else") && !next.content().isEmpty()) {
      throw new Misreading(
          next.offset(),
          "{% else %} has a condition",
          "write {% elsif … %}, or leave the condition out");
    }
    return next;
  }

  private static void checkBegin(Piece.Tag tag, Body body) {
    if (!body.endsWith("when") || !Node.areBlank(body.nodes())) {
      throw new Misreading(
          tag.offset(), "{% case %} is not followed by {% when %}", "put its first branch there");
    }
  }

  private static void checkClosed(Piece.Tag opening, Body body) {
    if (!body.endsWith("end" + opening.name())) {
      throw new Misreading(
          opening.offset(),
          "{% " + opening.name() + " %} is not closed",
          "close it with {% end" + opening.name() + " %}");
    }
  }
}
