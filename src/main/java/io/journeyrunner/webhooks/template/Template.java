// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.HashMap;
import java.util.Map;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;
import org.jspecify.annotations.Nullable;

/**
 * A compiled template. Immutable.
 *
 * <p>The library's own template keeps the data of the last rendering in a field, so that two
 * renderings at once would mix the data of two users; so its syntax tree is rendered here directly.
 */
public final class Template {

  private final String where;
  private final Place place;
  private final TemplateParser parser;
  private final LNode root;
  private final Reads reads;

  Template(String where, Place place, TemplateParser parser, LNode root, Reads reads) {
    this.where = where;
    this.place = place;
    this.parser = parser;
    this.root = root;
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
    try {
      return checked(renderLiquid(scope));
    } catch (RuntimeException | StackOverflowError e) {
      throw failure(e);
    }
  }

  private String checked(String text) {
    return switch (place) {
      case JSON -> wellFormed(BareValues.checked(text));
      case XML -> wellFormed(text);
      case URL -> UrlCheck.checked(text);
      case URL_PATH -> UrlCheck.checkedPath(text);
      case FORM, TEXT, HEADER -> text;
    };
  }

  private String wellFormed(String document) {
    WellFormedness.flaw(document, place)
        .filter(flaw -> !document.isBlank())
        .ifPresent(
            flaw -> {
              throw new RenderFailure(
                  "with these data it is not valid "
                      + place
                      + " at character "
                      + (flaw.index() + 1)
                      + "; look at raw filters, and at commas and tags in loops and branches");
            });
    return document;
  }

  private String renderLiquid(TemplateScope scope) {
    TemplateContext context = new TemplateContext(parser, roots(scope));
    Budget.open(context);
    return String.valueOf(root.render(context));
  }

  private static Map<String, @Nullable Object> roots(TemplateScope scope) {
    Map<String, @Nullable Object> roots = new HashMap<>(scope.about());
    roots.put("state", JsonView.of(scope.state()));
    roots.put("event", JsonView.of(scope.event()));
    roots.put("vars", JsonView.of(scope.vars()));
    roots.put("secrets", new SecretsView(scope.secrets()));
    return roots;
  }

  private RenderFailure failure(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RenderFailure known) {
        return new RenderFailure(where + ": " + known.getMessage());
      }
    }
    // The library's message may hold data, so only its kind is told.
    return new RenderFailure(
        where
            + ": a filter or tag can't work with these data ("
            + e.getClass().getSimpleName()
            + "); test the template with them");
  }
}
