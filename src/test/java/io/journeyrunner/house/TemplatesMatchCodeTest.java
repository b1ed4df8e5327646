// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.blocks.Blocks;
import io.journeyrunner.triggers.EntryMode;
import io.journeyrunner.triggers.Weekday;
import io.journeyrunner.webhooks.RetrySchedule;
import io.journeyrunner.webhooks.Webhook;
import io.journeyrunner.webhooks.Webhooks;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Modeler offers to designers is what the code takes. */
class TemplatesMatchCodeTest {

  private static final Template WEBHOOK = Template.read("webhook");

  @Test
  void theFieldsOfAWebhookAreTheComponentsOfItsRecord() {
    Set<String> components =
        Arrays.stream(Webhook.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(WEBHOOK.keys("zeebe:taskHeader")).isEqualTo(components);
  }

  @Test
  void theChoicesOfAWebhookAreThoseOfTheCode() {
    assertThat(WEBHOOK.choices("method"))
        .isEqualTo(Arrays.stream(Webhook.Method.values()).map(Enum::name).toList());
    assertThat(WEBHOOK.choices("onFailure"))
        .isEqualTo(Arrays.stream(Webhook.OnFailure.values()).map(Webhook.OnFailure::code).toList());
    assertThat(WEBHOOK.choices("schedule"))
        .containsExactlyInAnyOrder(
            RetrySchedule.FAST.name(),
            RetrySchedule.STANDARD.name(),
            RetrySchedule.PATIENT.name(),
            "own");
  }

  @Test
  void theDefaultsOfAWebhookAreThoseOfTheCode() {
    Map<String, String> onlyAddress = Map.of("url", "https://example.com/");
    Map<String, String> withDefaults = new HashMap<>(WEBHOOK.defaults());
    withDefaults.remove("retries"); // of the choice of an own schedule
    withDefaults.putAll(onlyAddress);

    assertThat(Webhooks.taskHeaders(Webhooks.fromTaskHeaders(onlyAddress)))
        .containsAllEntriesOf(withDefaults);
    assertThat(WEBHOOK.find("schedule").path("value").asString())
        .isEqualTo(Webhooks.fromTaskHeaders(onlyAddress).retries().name());
  }

  @Test
  void theOwnScheduleThatIsOfferedCanBeRead() {
    String own = WEBHOOK.find("retries").path("value").asString();

    assertThat(
            Webhooks.fromTaskHeaders(Map.of("url", "https://example.com/", "retries", own))
                .retries()
                .steps())
        .hasSize(3);
  }

  @Test
  void everyTaskOfATemplateIsDoneByABlockOfOurs() throws IOException {
    Set<String> known = new TreeSet<>(Blocks.JOB_TYPES);
    known.add(Webhooks.JOB_TYPE);

    assertThat(Template.newest())
        .flatExtracting(template -> template.jobType().stream().toList())
        .containsOnlyOnceElementsOf(known)
        .hasSameSizeAs(known);
  }

  @Test
  void theSmallBlocksWorkWithTheirDefaults() {
    assertThat(flaws("limit", Map.of("max", "100"))).isEmpty();
    assertThat(flaws("split", Map.of())).isEmpty();
    assertThat(flaws("convert", Map.of("goal", "spin_used"))).isEmpty();
    assertThat(Template.read("limit").choices("scope")).containsExactly("all", "user");
  }

  @Test
  void theChoicesOfAnEntryAreThoseOfTheCode() {
    Template entry = Template.read("entry-event");

    assertThat(entry.choices("mode"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EntryMode.values()).map(EntryMode::code).toList());
    assertThat(Arrays.stream(Weekday.values()).map(Enum::name).collect(Collectors.joining(", ")))
        .matches(entry.find("daysOfWeek").at("/constraints/pattern/value").asString());
  }

  /** A diagram names the version it was drawn with, so a published one stays as it is. */
  @Test
  void aTemplateThatChangesGetsANewVersion() throws IOException {
    Path golden = Path.of("src/test/resources/house/templates.sha256");
    String now =
        Template.all().stream().map(Template::fingerprint).collect(Collectors.joining("\n")) + "\n";
    Path found = Path.of("target", "templates.sha256");
    Files.createDirectories(found.getParent());
    Files.writeString(found, now);

    assertThat(now)
        .as(
            "if only texts or icons changed: cp %s %s; else copy the template as it was to"
                + " versions/<name>-<version>.json, raise its version, and then do that",
            found, golden)
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void eachVersionOfATemplateStandsInOneFile() throws IOException {
    assertThat(Template.all())
        .extracting(template -> template.id() + " " + template.version())
        .doesNotHaveDuplicates();
  }

  @Test
  void theFolderHoldsNothingElseSinceModelerReadsAllOfIt() throws IOException {
    try (Stream<Path> files = Files.walk(Template.FOLDER)) {
      List<String> others =
          files
              .filter(Files::isRegularFile)
              .map(Path::toString)
              .filter(name -> !name.endsWith(".json"))
              .toList();
      assertThat(others).isEmpty();
    }
  }

  private static List<?> flaws(String name, Map<String, String> filled) {
    Map<String, String> headers = new HashMap<>(Template.read(name).defaults());
    headers.putAll(filled);
    return Blocks.check(name, headers);
  }
}
