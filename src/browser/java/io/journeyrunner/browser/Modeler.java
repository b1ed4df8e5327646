// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.Page.AddStyleTagOptions;
import com.microsoft.playwright.options.Clip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Camunda Modeler's own code for diagrams, templates and the properties panel, in a page. For one
 * thread, as Playwright is.
 */
final class Modeler {

  /** Where the build has put Modeler's packages. */
  static final Path PACKAGES = Path.of("target", "modeler");

  static final Path TEMPLATES = Path.of("bpmn", ".camunda", "element-templates");

  private static final Path DIST = PACKAGES.resolve("node_modules/camunda-bpmn-js/dist");
  private static final int MARGIN = 12;

  private final Page page;

  /** Opens it in a browser and loads all our templates. */
  Modeler(Chromium chromium) {
    page = chromium.page();
    page.setContent(
        """
        <!doctype html>
        <style>
          body { margin: 0; display: flex; height: 100vh }
          #canvas { flex: 1 } #panel { width: 380px; overflow: auto; border-left: 1px solid #ccc }
          .bjs-powered-by, .djs-minimap { display: none !important }
          .bare #panel, .bare .djs-palette, .bare .djs-outline { display: none !important }
          .bare .djs-container > svg { background: none !important }
        </style>
        <div id="canvas"></div><div id="panel"></div>
        """);
    for (String style : List.of("camunda-cloud-modeler", "diagram-js", "bpmn-js")) {
      style("assets/" + style + ".css");
    }
    style("assets/bpmn-font/css/bpmn-embedded.css");
    style("assets/properties-panel.css");
    style("assets/element-templates.css");
    script(DIST.resolve("camunda-cloud-modeler.development.js"));
    script(Path.of("src/browser/resources/modeler/modeler.js"));
    List<Object> mistakes = list("templates => journeys.load(templates)", templates());
    if (!mistakes.isEmpty()) {
      throw new AssertionError("Modeler takes no such templates: " + mistakes);
    }
  }

  /** The files of all templates. */
  static List<Path> templateFiles() {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a diagram; gives what Modeler says against it. */
  List<Object> open(String bpmn) {
    return list("xml => journeys.open(xml)", bpmn);
  }

  /** The diagram, as Modeler saves it. */
  String save() {
    return String.valueOf(page.evaluate("() => journeys.save()"));
  }

  /** The elements that were made with a template that Modeler does not know. */
  List<Object> unknownTemplates() {
    return list("() => journeys.templated().filter(one => !one.known).map(one => one.id)");
  }

  /** The elements that were made with a template. */
  List<Object> templated() {
    return list("() => journeys.templated().map(one => one.id)");
  }

  /** Applies a template to an element, which it must be offered for, and opens its fields. */
  void apply(String element, String template) {
    page.evaluate("([id, template]) => journeys.apply(id, template)", List.of(element, template));
    page.evaluate("() => journeys.openGroups()");
  }

  /** Looks at an element. */
  void select(String element) {
    page.evaluate("id => journeys.select(id)", element);
    page.evaluate("() => journeys.openGroups()");
  }

  /** Fills in a field of the properties panel, as a designer does. */
  void fill(String label, String value) {
    Locator field = field(label);
    field.fill(value);
    field.blur();
  }

  /** Chooses from a drop-down of the properties panel. */
  void choose(String label, String choice) {
    field(label).selectOption(choice);
  }

  /** A change may draw the panel anew, with its groups closed. */
  private Locator field(String label) {
    page.evaluate("() => journeys.openGroups()");
    return page.locator("#panel").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  /** What the properties panel says against the fields of the selected element. */
  List<Object> flaws() {
    return list("() => journeys.flaws()");
  }

  /** A picture of the properties panel. */
  void photographPanel(Path png) {
    page.locator("#panel").screenshot(new Locator.ScreenshotOptions().setPath(png));
  }

  /** A picture of the drawing alone, cut to its size. */
  void photographDrawing(Path png) {
    page.setViewportSize(1400, 800);
    page.evaluate("() => journeys.bare()");
    Map<?, ?> box = (Map<?, ?>) page.evaluate("() => journeys.box()");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(png)
            .setClip(
                new Clip(
                    Math.max(0, number(box, "x") - MARGIN),
                    Math.max(0, number(box, "y") - MARGIN),
                    number(box, "width") + 2 * MARGIN,
                    number(box, "height") + 2 * MARGIN)));
  }

  private static double number(Map<?, ?> box, String name) {
    return ((Number) Objects.requireNonNull(box.get(name))).doubleValue();
  }

  private static List<Object> templates() {
    return templateFiles().stream()
        .map(
            file -> {
              try {
                return JsonMapper.shared().readValue(Files.readString(file), Object.class);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private List<Object> list(String function) {
    return list(function, List.of());
  }

  @SuppressWarnings("unchecked")
  private List<Object> list(String function, Object argument) {
    return (List<Object>) page.evaluate(function, argument);
  }

  private void style(String file) {
    page.addStyleTag(new AddStyleTagOptions().setPath(DIST.resolve(file)));
  }

  private void script(Path file) {
    page.addScriptTag(new AddScriptTagOptions().setPath(file));
  }
}
