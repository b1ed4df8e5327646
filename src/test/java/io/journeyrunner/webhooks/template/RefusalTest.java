// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static io.journeyrunner.webhooks.template.Rendered.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Templates that can't work, and what their authors read. */
class RefusalTest {

  @Test
  void aBodyThatCantBeJson() {
    assertThat(refusal(Place.JSON, "{\n  \"a\": {{event.a}}\n  \"b\": 1 }"))
        .isEqualTo(
            "body, line 3, column 3: this can't give valid JSON: Unexpected character ('\"' (code"
                + " 34)): was expecting comma to separate Object entries; correct it there");
  }

  @Test
  void aBodyThatIsNeverClosed() {
    assertThat(refusal(Place.JSON, "{\"a\": \"{{event.a}}"))
        .startsWith("body, line 1, column 8: this can't give valid JSON: Unexpected end-of-input");
  }

  @Test
  void aKeyOutsideOfQuotes() {
    assertThat(refusal(Place.JSON, "{ {{event.k}}: 1 }")).contains("this can't give valid JSON");
  }

  @Test
  void aValueThatTouchesAnother() {
    assertThat(refusal(Place.JSON, "[1{{event.a}}]"))
        .isEqualTo(
            "body, line 1, column 3: a value outside of quotes stands right behind something else;"
                + " put both between one pair of quotes, or a comma between them");
    assertThat(refusal(Place.JSON, "[{{event.a}}{{event.b}}]")).contains("line 1, column 13");
    assertThat(refusal(Place.JSON, "[{{event.a}}px]"))
        .startsWith("body, line 1, column 13: text stands right behind a value outside of quotes");
  }

  @Test
  void aValueBehindABackslash() {
    assertThat(refusal(Place.JSON, "[\"\\{{event.a}}\"]"))
        .isEqualTo(
            "body, line 1, column 4: a value stands behind a backslash; write the backslash twice");
  }

  @Test
  void branchesThatEndInDifferentPlaces() {
    assertThat(refusal(Place.JSON, "{\"a\": {% if event.a %}\"{% endif %}x\"}"))
        .isEqualTo(
            "body, line 1, column 7: what follows {% if %} would stand in different places; open"
                + " and close quotes in the same branch");
  }

  @Test
  void aHostFromData() {
    assertThat(refusal(Place.URL, "https://{{event.host}}/x"))
        .isEqualTo(
            "body, line 1, column 9: scheme, host and port of a URL must not come from data; write"
                + " them out, or use a secret such as {{secrets.partner_url}}");
    assertThat(refusal(Place.URL, "https://api.example{{event.tld}}/")).contains("must not come");
    assertThat(refusal(Place.URL, "{{event.url}}")).contains("must not come from data");
    assertThat(refusal(Place.URL, "https://a@{{event.h | raw}}/")).contains("must not come");
  }

  @Test
  void aHostThatAFilterOrABranchCouldChange() {
    assertThat(refusal(Place.URL, "https://{{secrets.token | append: event.h}}/x"))
        .isEqualTo(
            "body, line 1, column 9: a secret in a host goes through a filter; write it as"
                + " {{secrets.partner_url}}");
    assertThat(
            refusal(Place.URL, "{% if event.x %}https:/{% else %}https://a{% endif %}/{{event.h}}"))
        .contains("a URL begins with http:// or https://");
    assertThat(refusal(Place.URL, "https:///{{event.h}}")).contains("/ can't stand here");
    assertThat(refusal(Place.URL, "https:\\\\{{event.h}}")).contains("begins with http://");
    assertThat(refusal(Place.URL, "https://a.example\\{{event.h}}")).contains("\\ can't stand");
    assertThat(refusal(Place.URL, "//{{event.h}}")).contains("begins with http://");
    assertThat(refusal(Place.URL, "{% if event.x %}https://a.example/{% endif %}{{event.h}}"))
        .contains("would stand in different places");
    assertThat(
            refusal(
                Place.URL,
                "{% if event.x %}https://a.example/{% else %}https://b.example/{% endif %}"
                    + "{{event.h}}"))
        .isEqualTo("accepted");
  }

  @Test
  void aHeaderOfTwoLines() {
    assertThat(refusal(Place.HEADER, "a\nb"))
        .isEqualTo(
            "body, line 1, column 2: a header holds a line break or another control character;"
                + " write it in one line");
  }

  @Test
  void aValueInAnEscape() {
    assertThat(refusal(Place.JSON, "[\"\\u00{{event.v}}\"]")).contains("behind a backslash");
    assertThat(refusal(Place.JSON, "[\"{% if event.a %}\\{% else %}x{% endif %}{{event.v}}\"]"))
        .contains("would stand in different places");
    assertThat(refusal(Place.JSON, "[\"\\\\u00{{event.v}}\"]")).isEqualTo("accepted");
  }

  @Test
  void aFilterWithoutItsColon() {
    assertThat(refusal(Place.TEXT, "{{event.v | append \"x\"}}"))
        .isEqualTo("body, line 1, column 1: the colon behind append is missing; write append: …");
  }

  @Test
  void aNameInAConditionOrAnArgumentThatDoesNotExist() {
    assertThat(refusal(Place.TEXT, "{% if evnt.a == 'x' %}y{% endif %}"))
        .startsWith("body, line 1, column 1: evnt is not known here");
    assertThat(refusal(Place.TEXT, "{{event.a | append: stat.b}}")).contains("stat is not known");
    assertThat(refusal(Place.TEXT, "{% for x in event.l limit: 2 %}{{x.y}}{% endfor %}"))
        .isEqualTo("accepted");
  }

  @Test
  void anXmlCommentThatGoesOnBehindATag() {
    assertThat(refusal(Place.XML, "<a><!-- {% assign q = 1 %} > {{event.t}} --></a>"))
        .contains("a value stands in a comment");
  }

  @Test
  void anXmlTagFromData() {
    assertThat(refusal(Place.XML, "<{{event.t}}/>")).contains("a value stands inside a tag");
    assertThat(refusal(Place.XML, "<a><!-- {{event.t}} --></a>")).contains("comment");
    assertThat(refusal(Place.XML, "<a>{{event.t}}</b>")).contains("can't give valid XML");
  }

  @Test
  void aFilterThatDoesNotExist() {
    assertThat(refusal(Place.TEXT, "{{event.a | upcse}}"))
        .isEqualTo(
            "body, line 1, column 1: upcse is no filter; did you mean upcase? For text in place of"
                + " a missing value write | default: \"…\"");
    assertThat(refusal(Place.TEXT, "{{event.a | frobnicate: 3}}"))
        .isEqualTo(
            "body, line 1, column 1: frobnicate is no filter; For text in place of a missing value"
                + " write | default: \"…\"");
  }

  @Test
  void aRootThatDoesNotExist() {
    assertThat(refusal(Place.TEXT, "Hi\n{{evnt.a}}"))
        .isEqualTo(
            "body, line 2, column 1: evnt is not known here; use one of state, event, event_type,"
                + " event_id, event_time, user_id, brand, vars, secrets");
  }

  @Test
  void aTagThatReadsFiles() {
    assertThat(refusal(Place.TEXT, "{% include 'x' %}"))
        .startsWith("body, line 1, column 1: the tag include is not allowed here");
  }

  @Test
  void aSecretThatDataChoose() {
    assertThat(refusal(Place.TEXT, "{{secrets[event_type]}}"))
        .isEqualTo(
            "body, line 1, column 1: a secret is not named; write its name out, as in"
                + " {{secrets.partner_token}}");
    assertThat(refusal(Place.TEXT, "{{secrets}}")).contains("a secret is not named");
    assertThat(refusal(Place.TEXT, "{% assign s = secrets %}{{s[event.k]}}"))
        .contains("a secret is not named");
    assertThat(refusal(Place.TEXT, "{{secrets['a b']}}{{secrets.token}}")).isEqualTo("accepted");
  }

  @Test
  void aLoopThatCounts() {
    assertThat(refusal(Place.TEXT, "{% for i in (1..100000000) %}x{% endfor %}"))
        .isEqualTo(
            "body, line 1, column 1: the range has more than 10000 numbers; bring its ends closer"
                + " together");
    assertThat(refusal(Place.TEXT, "{% for i in (1..100) %}x{% endfor %}")).isEqualTo("accepted");
  }

  @Test
  void markupThatIsNotClosed() {
    assertThat(refusal(Place.TEXT, "a {{event.a"))
        .isEqualTo("body, line 1, column 3: {{ is never closed; close it with }}");
    assertThat(refusal(Place.TEXT, "{% if event.a %}x"))
        .isEqualTo("body, line 1, column 1: {% if %} is not closed; close it with {% endif %}");
    assertThat(refusal(Place.TEXT, "x{% endif %}")).contains("closes or continues nothing");
  }

  @Test
  void markupThatIsNotLiquid() {
    assertThat(refusal(Place.TEXT, "a\n {{event. }}"))
        .isEqualTo(
            "body, line 2, column 2: {{event.}} is not Liquid; write it as {{event.count}} or"
                + " {{event.name | upcase}}");
    assertThat(refusal(Place.TEXT, "{% if %}x{% endif %}")).contains("is not Liquid");
  }

  @Test
  void fieldsOfWhichOneIsWrittenAreAccepted() {
    StringBuilder fields = new StringBuilder("{ ");
    for (int field = 0; field < 10; field++) {
      fields.append("{% if event.t == ").append(field).append(" %}\"k\": 1{% endif %}");
    }
    assertThat(refusal(Place.JSON, fields + "}")).isEqualTo("accepted");
  }

  @Test
  @Timeout(10)
  void monstersEndSoonAndInWords() {
    assertThat(refusal(Place.TEXT, "{% if event.a %}".repeat(1_000))).contains("nested too deeply");
    assertThat(refusal(Place.TEXT, "x".repeat(300_000))).contains("make it shorter");
    assertThat(refusal(Place.JSON, "[" + "{% if event.a %}1{% endif %}".repeat(200) + "]"))
        .isEqualTo("accepted");
    assertThatCode(() -> refusal(Place.JSON, "[".repeat(100_000))).doesNotThrowAnyException();
    assertThat(refusal(Place.TEXT, "{{event" + "[event".repeat(900) + "]".repeat(900) + "}}"))
        .contains("it has more than 2000 characters");
    assertThat(refusal(Place.JSON, "[" + "{{event.v}},".repeat(20_000) + "1]"))
        .contains("there are more than 2000 outputs and tags");
    assertThat(refusal(Place.TEXT, "{% if event.a" + " and event.b".repeat(150) + " %}{% endif %}"))
        .isEqualTo("accepted");
  }
}
