// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import io.journeyrunner.webhooks.template.liquid.Node;
import io.journeyrunner.webhooks.template.liquid.Rendering;
import io.journeyrunner.webhooks.template.places.BareValues;
import io.journeyrunner.webhooks.template.places.UrlCheck;
import io.journeyrunner.webhooks.template.values.Unfit;
import io.journeyrunner.webhooks.template.values.ValueText;
import java.util.List;
import java.util.Optional;

/** A compiled template. Immutable. */
public final class Template {

  private final Source source;
  private final Place place;
  private final List<Node> tree;
  private final Reads reads;

  Template(Source source, Place place, List<Node> tree, Reads reads) {
    this.source = source;
    this.place = place;
    this.tree = List.copyOf(tree);
    this.reads = reads;
  }

  /** What of the data it may read. */
  public Reads reads() {
    return reads;
  }

  /**
   * Renders it. What comes out is well-formed for its place, whatever the data.
   *
   * @throws RenderFailure if that is not possible with these data
   */
  public String render(TemplateScope scope) {
    String text = rendered(scope);
    try {
      return checked(text, scope);
    } catch (Unfit e) {
      throw new RenderFailure(source.where() + ": " + e.getMessage());
    }
  }

  private String rendered(TemplateScope scope) {
    Rendering rendering = new Rendering(new ScopeRoots(scope));
    try {
      return rendering.document(tree);
    } catch (Unfit e) {
      throw failure(rendering.offset(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // A mistake of ours: its message may hold data, so only its kind is told.
      throw failure(
          rendering.offset(),
          "a filter or tag can't work with these data ("
              + e.getClass().getSimpleName()
              + "); report it with the template");
    } catch (StackOverflowError e) {
      throw failure(rendering.offset(), "a value is nested too deeply; use less of it");
    }
  }

  private RenderFailure failure(int offset, String what) {
    return new RenderFailure(source.position(offset) + ": " + what);
  }

  private String checked(String text, TemplateScope scope) {
    return switch (place) {
      case JSON -> wellFormed(BareValues.checked(text), scope);
      case XML -> wellFormed(text, scope);
      case URL -> UrlCheck.checked(text);
      case URL_PATH -> UrlCheck.checkedPath(text);
      case TEXT -> ValueText.wellFormed(text);
      case FORM, HEADER -> text;
    };
  }

  private String wellFormed(String document, TemplateScope scope) {
    Optional<WellFormedness.Flaw> flaw =
        document.isBlank() ? Optional.empty() : WellFormedness.flaw(document, place);
    if (flaw.isPresent()) {
      throw failure(
          Trace.offset(tree, new ScopeRoots(scope), flaw.get().index()),
          "with these data it is not valid "
              + place
              + " here; look at raw filters, and at commas and tags in loops and branches");
    }
    return document;
  }
}
