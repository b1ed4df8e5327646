// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyrunner.users.UserId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which users a segment has, and which names are short enough. */
class SegmentTest {

  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T10:00:00Z");

  private static boolean holds(String segment, String state) {
    return Segment.compile(segment)
        .holds(new UserId("7:ü"), (ObjectNode) JsonMapper.shared().readTree(state), NOW);
  }

  @Test
  void itLooksAtTheStateAndTheUserId() {
    assertThat(holds("state.level >= 3", "{\"level\": 3}")).isTrue();
    assertThat(holds("state.level >= 3", "{\"level\": 2}")).isFalse();
    assertThat(holds("starts with(user_id, \"7:\")", "{}")).isTrue();
  }

  @Test
  void whatCanNotBeToldIsFalse() {
    assertThat(holds("state.level >= 3", "{}")).isFalse();
    assertThat(holds("state.level >= 3", "{\"level\": \"three\"}")).isFalse();
  }

  @Test
  void thereIsNoEventToLookAt() {
    assertThatThrownBy(() -> Segment.compile("event.n > 1"))
        .isInstanceOf(InvalidCondition.class)
        .hasMessage("event is not known of a segment; use state and user_id");
  }

  @Test
  void aNameThatIsTooLongForAColumnEndsInAHashOfAllOfIt() {
    String longName = "entry:" + "ü".repeat(300);

    assertThat(ShortName.of("entry:a/b")).isEqualTo("entry:a/b");
    assertThat(ShortName.of(longName)).hasSize(200).isNotEqualTo(ShortName.of(longName + "x"));
  }

  /** 136 units of the name stay: 135, and here half of an emoji. */
  @Test
  void aNameIsNeverCutInsideACharacter() {
    String name = "x".repeat(135) + "😀" + "y".repeat(80);

    assertThat(ShortName.of(name))
        .hasSize(199)
        .startsWith("x".repeat(135))
        .doesNotContain("\ud83d");
  }
}
