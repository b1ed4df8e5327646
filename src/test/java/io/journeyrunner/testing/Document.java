// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation, and what in it can be true or false.
 *
 * @param path the file
 * @param links where its links and pictures lead
 * @param anchors its headings, as links name them
 * @param codes what stands in it as code within a sentence
 * @param blocks its blocks of code
 */
public record Document(
    Path path, List<String> links, List<String> anchors, List<String> codes, List<Block> blocks) {

  /**
   * A block of code.
   *
   * @param language what it is, such as {@code bash}
   */
  public record Block(String language, String text) {}

  /** Reads a page. */
  public static Document read(Path path) {
    try {
      Document document =
          new Document(
              path, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      Parser.builder().build().parse(Files.readString(path)).accept(document.collector());
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages that people read. */
  public static List<Document> all() {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      Stream<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).sorted();
      return Stream.concat(Stream.of(Path.of("README.md"), Path.of("bpmn/README.md")), pages)
          .map(Document::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its blocks of one language. */
  public List<String> blocks(String language) {
    return blocks.stream()
        .filter(block -> block.language().equals(language))
        .map(Block::text)
        .toList();
  }

  /** All of its code, within sentences and in blocks. */
  public Stream<String> allCode() {
    return Stream.concat(codes.stream(), blocks.stream().map(Block::text));
  }

  private AbstractVisitor collector() {
    return new AbstractVisitor() {
      @Override
      public void visit(Link link) {
        links.add(link.getDestination());
        visitChildren(link);
      }

      @Override
      public void visit(Image image) {
        links.add(image.getDestination());
      }

      @Override
      public void visit(Code code) {
        codes.add(code.getLiteral());
      }

      @Override
      public void visit(FencedCodeBlock block) {
        blocks.add(new Block(Objects.requireNonNullElse(block.getInfo(), ""), block.getLiteral()));
      }

      @Override
      public void visit(Heading heading) {
        anchors.add(anchor(text(heading)));
        visitChildren(heading);
      }
    };
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      text.append(
          child instanceof Text words
              ? words.getLiteral()
              : child instanceof Code code ? code.getLiteral() : text(child));
    }
    return text.toString();
  }

  /** As the sites that show Markdown make it. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }
}
