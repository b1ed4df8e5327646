// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.json;
import static io.journeyrunner.webhooks.template.Rendered.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What authors write. */
class LiquidTest {

  private static String text(String template, String event) {
    return render(Place.TEXT, template, json(event));
  }

  @Test
  void whatFollowsAPipeAndIsNoFilterIsTextForAMissingValue() {
    assertThat(text("{{state.nickname|my friend}}", "{}")).isEqualTo("my friend");
    assertThat(text("{{state.empty|my friend}}", "{}")).isEqualTo("my friend");
    assertThat(text("{{state.first_name|my friend}}", "{}")).isEqualTo("Zoë");
    assertThat(text("{{state.nickname|O'Neil}}", "{}")).isEqualTo("O'Neil");
    assertThat(text("{{state.nickname | friend | upcase}}", "{}")).isEqualTo("FRIEND");
  }

  @Test
  void theRootsAboutTheEventAreThere() {
    assertThat(text("{{event_type}} {{event_id}} {{user_id}} {{brand|none}}", "{}"))
        .isEqualTo("spin e1 7:880015 none");
  }

  @Test
  void namesWithSpacesAndListsCanBeReached() {
    assertThat(
            text("{{event['a b']}} {{event.l[1]}} {{event.l.size}}", "{\"a b\": 1, \"l\": [5, 6]}"))
        .isEqualTo("1 6 2");
  }

  @Test
  void datesDoNotDependOnTheMachine() {
    assertThat(text("{{event.t | date: '%d %b %Y %H:%M'}}", "{\"t\": \"2026-11-23T10:00:00Z\"}"))
        .isEqualTo("23 Nov 2026 10:00");
  }

  @Test
  void branchesAndLoopsWork() {
    String template =
        "[{% for x in event.l %}{\"n\": {{x}}}{% unless forloop.last %},{% endunless %}{% endfor"
            + " %}]";

    assertThat(render(Place.JSON, template, json("{\"l\": [1, \"a\"]}")))
        .isEqualTo("[{\"n\": 1},{\"n\": \"a\"}]");
    assertThat(render(Place.JSON, template, json("{\"l\": []}"))).isEqualTo("[]");
  }

  @Test
  void whatIsCapturedIsEscapedWhereItIsWritten() {
    String template = "{% capture c %}{{event.v}}!{% endcapture %}{\"a\": \"{{c}}\"}";

    assertThat(render(Place.JSON, template, json("{\"v\": \"\\\"\"}")))
        .isEqualTo("{\"a\": \"\\\"!\"}");
  }

  @Test
  void rawBlocksAndCommentsAreNotMarkup() {
    assertThat(text("{% raw %}{{x}}{% endraw %}{% comment %}{{ {% endcomment %}.", "{}"))
        .isEqualTo("{{x}}.");
  }

  @Test
  void dashesTrimWhiteSpace() {
    assertThat(text("a  {{- event.v -}}  b", "{\"v\": 1}")).isEqualTo("a1b");
  }

  @Test
  void aResultWithoutEndIsCut() {
    String twice = "{% assign a = a | append: a %}";

    assertThat(
            Rendered.failure(
                Place.TEXT,
                "{% assign a = 'xxxxxxxxxxxxxxxx' %}" + twice.repeat(40) + "{{a}}",
                json("{}")))
        .isEqualTo("body: the result of the filter append is too large; use less data");
  }

  @Test
  void aCaptureThatDoublesItselfIsCut() {
    String twice = "{% capture a %}{{a}}{{a}}{% endcapture %}";

    assertThat(
            Rendered.failure(
                Place.TEXT,
                "{% assign a = 'xxxxxxxxxxxxxxxx' %}" + twice.repeat(40) + "{{a}}",
                json("{}")))
        .startsWith("body: a filter or tag can't work with these data (");
  }
}
