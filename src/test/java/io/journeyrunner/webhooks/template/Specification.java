// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A case of the specification of the template language.
 *
 * @param file the page of the specification
 * @param expected what comes out; null if nothing does
 * @param refused the finding when it is saved, without its position; null if it is accepted
 * @param fails the message when it is rendered, without its position; null if it can be
 */
record Specification(
    String file,
    String name,
    Place place,
    String template,
    ObjectNode data,
    String expected,
    String refused,
    String fails) {

  private static final Path FOLDER = Path.of("src/test/resources/webhooks/template/specs");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** What is a part of another format: outside of text it stands for something else. */
  private static final Pattern ENCODES =
      Pattern.compile("\\|\\s*(?:json|h|escape(?:_once)?|url_encode|raw)\\b");

  private static final Pattern MARKUP = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.,;:_-]*");
  private static final Pattern ONE_OUTPUT = Pattern.compile("\\{\\{[^{}]*}}");

  /** All cases of all pages. */
  static List<Specification> all() {
    try (Stream<Path> pages = Files.list(FOLDER)) {
      return pages.sorted().flatMap(page -> of(page).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Specification> of(Path page) {
    return YAML.readTree(page.toFile()).valueStream().map(json -> of(page, json)).toList();
  }

  private static Specification of(Path page, JsonNode json) {
    return new Specification(
        page.getFileName().toString(),
        json.path("name").asString(),
        Place.valueOf(json.path("place").asString("TEXT")),
        json.path("template").asString(),
        Rendered.json(json.path("data").asString("{}")),
        json.path("expected").asString(null),
        json.path("refused").asString(null),
        json.path("fails").asString(null));
  }

  /** True if the same comes out wherever it stands, once that is decoded. */
  boolean isTheSameEverywhere() {
    return place == Place.TEXT
        && expected != null
        && !template.contains("endraw")
        && !ENCODES.matcher(template).find()
        && PLAIN.matcher(MARKUP.matcher(template).replaceAll("")).matches();
  }

  /** True if it is one output, so that it can stand outside of quotes. */
  boolean isOneOutput() {
    return isTheSameEverywhere() && ONE_OUTPUT.matcher(template).matches();
  }

  /** True if it stands in one line. */
  boolean isOneLine() {
    return isTheSameEverywhere() && expected.chars().noneMatch(Character::isISOControl);
  }

  String render(Place where, String around) {
    return Rendered.render(where, around.replace("%s", template), data);
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
