// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.HashMap;
import java.util.Map;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;
import liqp.parser.v4.NodeVisitor;
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

  Template(String where, Place place, TemplateParser parser, liqp.Template liquid) {
    this.where = where;
    this.place = place;
    this.parser = parser;
    this.root =
        new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude)
            .visit(liquid.getParseTree());
  }

  /**
   * Renders it. What comes out is well-formed for its place, whatever the data.
   *
   * @throws RenderFailure if that is not possible with these data
   */
  public String render(TemplateScope scope) {
    String text = renderLiquid(scope);
    switch (place) {
      case JSON ->
          WellFormedness.jsonFlaw(text)
              .filter(flaw -> !text.isBlank())
              .ifPresent(
                  flaw -> {
                    throw new RenderFailure(
                        where
                            + ": with these data it is not valid JSON at character "
                            + (flaw.index() + 1)
                            + "; look at raw filters, and at commas in loops and branches");
                  });
      case URL -> UrlCheck.check(text);
      case FORM, XML, TEXT, HEADER -> {}
    }
    return text;
  }

  private String renderLiquid(TemplateScope scope) {
    try {
      return String.valueOf(root.render(new TemplateContext(parser, roots(scope))));
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private static Map<String, @Nullable Object> roots(TemplateScope scope) {
    Map<String, @Nullable Object> roots = new HashMap<>(scope.about());
    roots.put("state", JsonView.of(scope.state()));
    roots.put("event", JsonView.of(scope.event()));
    roots.put("vars", JsonView.of(scope.vars()));
    roots.put("secrets", new SecretsView(scope.secrets()));
    return roots;
  }

  private RenderFailure failure(RuntimeException e) {
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
