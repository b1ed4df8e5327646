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
    assertThat(text("{{state.nickname|friend | upcase}}", "{}")).isEqualTo("FRIEND");
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
  void textThatIsNearToAFilterIsTextAllTheSame() {
    assertThat(text("{{state.nickname|there}} {{state.nickname|mate}}", "{}"))
        .isEqualTo("there mate");
    assertThat(text("{% assign name = state.nickname|friend %}{{name}}", "{}")).isEqualTo("friend");
  }

  @Test
  void calculationsAreExact() {
    assertThat(text("{{event.v | times: 3}}", "{\"v\": 10000000000000000000001}"))
        .isEqualTo("30000000000000000000003");
    assertThat(text("{{event.v | times: 100 | round}}", "{\"v\": 49.99}")).isEqualTo("4999");
    assertThat(text("{{event.v | divided_by: 4}} {{event.v | divided_by: 4.0}}", "{\"v\": 10}"))
        .isEqualTo("2 2.5");
    assertThat(text("{{event.v | modulo: 3}} {{event.v | divided_by: 3}}", "{\"v\": -7}"))
        .isEqualTo("2 -3");
    assertThat(text("{{event.v | plus: 1}} {{event.w | minus: 1}}", "{\"v\": \"2\"}"))
        .isEqualTo("3 -1");
    assertThat(text("{{event.v | ceil}} {{event.v | floor}} {{event.v | abs}}", "{\"v\": -1.5}"))
        .isEqualTo("-1 -2 1.5");
    assertThat(text("{{event.v | at_most: 5}} {{event.v | at_least: 9}}", "{\"v\": 7}"))
        .isEqualTo("5 9");
  }

  @Test
  void aCalculationThatIsNoneIsTold() {
    assertThat(Rendered.failure(Place.TEXT, "{{event.v | plus: 1}}", json("{\"v\": \"x\"}")))
        .isEqualTo(
            "body, line 1, column 1: the filter plus needs a number and got a text that is none;"
                + " correct the template or the data");
    assertThat(Rendered.failure(Place.TEXT, "{{event.v | divided_by: 0}}", json("{\"v\": 1}")))
        .isEqualTo(
            "body, line 1, column 1: the filter divided_by divides by zero; correct the template or"
                + " the data");
    assertThat(Rendered.failure(Place.TEXT, "{{event.v | times: 2}}", json("{\"v\": 1e999999999}")))
        .isEqualTo(
            "body, line 1, column 1: the filter times got a number of too many digits; use another"
                + " number");
  }

  @Test
  void loopsAndCasesHaveTheirElse() {
    String loop = "{% for x in event.l %}{{x}}{% else %}none{% endfor %}";
    String choice =
        "{% case event.v %}\n {% when 1 %}one{% when 2, 3 %}few{% else %}many{% endcase %}";

    assertThat(text(loop, "{\"l\": [1, 2]}") + text(loop, "{}")).isEqualTo("12none");
    assertThat(text(choice, "{\"v\": 3}") + text(choice, "{\"v\": 4}")).isEqualTo("fewmany");
  }

  @Test
  void whatIsTrimmedEndsAtTheNextMarkup() {
    assertThat(text("{{event.v -}}{{event.v}} a{% comment %}x{% endcomment -%}  b", "{\"v\": 1}"))
        .isEqualTo("11 ab");
  }

  @Test
  void bracesOfTheAuthorNeverBecomeMarkup() {
    assertThat(text("{ {%- comment %}x{% endcomment %}{event.v}}", "{\"v\": 1}"))
        .isEqualTo("{{event.v}}");
    assertThat(
            render(Place.JSON, "{ {%- if event.v -%} \"a\": 1 {%- endif -%} }", json("{\"v\": 1}")))
        .isEqualTo("{\"a\": 1}");
  }

  @Test
  void aResultWithoutEndIsCut() {
    String twice = "{% assign a = a | append: a %}";

    assertThat(
            Rendered.failure(
                Place.TEXT,
                "{% assign a = 'xxxxxxxxxxxxxxxx' %}" + twice.repeat(40) + "{{a}}",
                json("{}")))
        .isEqualTo(
            "body, line 1, column 576: the filter append gets too much text; use less data or fewer"
                + " loops");
  }

  @Test
  void aCaptureThatDoublesItselfIsCut() {
    String twice = "{% capture a %}{{a}}{{a}}{% endcapture %}";

    assertThat(
            Rendered.failure(
                Place.TEXT,
                "{% assign a = 'xxxxxxxxxxxxxxxx' %}" + twice.repeat(40) + "{{a}}",
                json("{}")))
        .isEqualTo(
            "body, line 1, column 794: its values hold too much text; use less data or fewer"
                + " loops");
  }
}
