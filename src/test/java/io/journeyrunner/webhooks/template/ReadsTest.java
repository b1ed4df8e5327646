// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a template reads of the data is known without rendering it. */
class ReadsTest {

  private static final ObjectNode STATE =
      (ObjectNode)
          new JsonMapper().readTree("{\"name\": \"Zoë\", \"level\": 3, \"plan\": {\"a\": 1}}");

  private static Reads reads(String template) {
    return new Templates().compile("body", template, Place.TEXT).reads();
  }

  @Test
  void propertiesOfTheFirstLevelAreNoted() {
    Reads reads =
        reads(
            "{{ state.name | append: state.plan.a }} {% if vars.reply.status > 200 %}x{% endif %}"
                + "{% for one in state.items_7 %}{{ one.state }}{% endfor %} {{ event.level }}");

    assertThat(reads.state()).containsExactlyInAnyOrder("name", "plan", "items_7");
    assertThat(reads.vars()).containsExactly("reply");
  }

  @Test
  void whatIsChosenByDataMayBeAnything() {
    assertThat(reads("{{ state[event.field] }}").ofState(STATE)).isEqualTo(STATE);
    assertThat(reads("{% assign all = state %}{{ all.name }}").ofState(STATE)).isEqualTo(STATE);
    assertThat(reads("{{ state[\"name\"] }}").ofState(STATE)).isEqualTo(STATE);
  }

  @Test
  void onlyThePartThatIsReadIsTaken() {
    Reads reads = reads("{{ state.level }}").and(reads("{{ state.plan.a }} {{ state.missing }}"));

    assertThat(reads.ofState(STATE)).hasToString("{\"level\":3,\"plan\":{\"a\":1}}");
    assertThat(Reads.NOTHING.ofState(STATE)).isEmpty();
  }

  @Test
  void aWordInQuotesIsNoName() {
    assertThat(reads("{{ event.a | append: 'state.name' }}")).isEqualTo(Reads.NOTHING);
  }
}
