// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An element template, as Modeler reads it. */
record Template(String text, JsonNode json) {

  static final Path FOLDER = Path.of("bpmn", ".camunda", "element-templates");

  /** The newest version of the template that is named so. */
  static Template read(String name) {
    return read(FOLDER.resolve(name + ".json"));
  }

  private static Template read(Path file) {
    try {
      String text = Files.readString(file);
      return new Template(text, JsonMapper.shared().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All versions of all templates. */
  static List<Template> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Template::read)
          .toList();
    }
  }

  /** Those that Modeler offers: the others are there for what was drawn with them. */
  static List<Template> newest() throws IOException {
    List<Template> all = all();
    return all.stream()
        .filter(
            one ->
                all.stream()
                    .noneMatch(
                        other -> other.id().equals(one.id()) && other.version() > one.version()))
        .toList();
  }

  String id() {
    return json.path("id").asString();
  }

  int version() {
    return json.path("version").asInt();
  }

  Stream<JsonNode> properties() {
    return StreamSupport.stream(json.path("properties").spliterator(), false);
  }

  /** The field that has this id in the template. */
  JsonNode find(String id) {
    return properties()
        .filter(property -> property.path("id").asString("").equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The values that a drop-down offers, in their order. */
  List<String> choices(String id) {
    return StreamSupport.stream(find(id).path("choices").spliterator(), false)
        .map(choice -> choice.path("value").asString())
        .toList();
  }

  /** The keys of all bindings of a type. */
  Set<String> keys(String binding) {
    return properties()
        .map(property -> property.path("binding"))
        .filter(bound -> bound.path("type").asString().equals(binding))
        .map(bound -> bound.path("key").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The task headers that a fresh element has, without those of a choice that is not made. */
  Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    properties()
        .filter(p -> p.path("binding").path("type").asString().equals("zeebe:taskHeader"))
        .filter(p -> p.has("value"))
        .forEach(p -> defaults.put(p.at("/binding/key").asString(), p.path("value").asString()));
    return defaults;
  }

  /** The type of the task it makes, if it makes one. */
  Optional<String> jobType() {
    return properties()
        .filter(p -> p.path("binding").path("type").asString().equals("zeebe:taskDefinition"))
        .map(p -> p.path("value").asString())
        .findFirst();
  }

  /** Id, version and hash in one line. */
  String fingerprint() {
    return id() + " " + version() + " " + DigestUtils.sha256Hex(text);
  }
}
