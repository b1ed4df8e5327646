// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.journeyrunner.house.Settings.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The page {@code docs/configuration.md}, written from the descriptions in the code. */
final class ConfigurationPage {

  private static final String TOP =
      """
      # Configuration

      **What can I set, and what does more of it cost?** All settings of Journey Runner, and below them those of Spring Boot that it has a value for. How to set one, and what troubles mean, is in [operations](operations.md).

      Durations are written `30s`, `5m`, `14d` or as ISO 8601 (`PT30S`), sizes `512KB`, `1MB`. Names may be environment variables, too: `journeyrunner.webhooks.secrets-folder` is `JOURNEYRUNNER_WEBHOOKS_SECRETSFOLDER`.
      Where a range is given, a value outside of it stops the start. This page is written by `ConfigurationPageTest` from the Javadoc of the settings: correct it there.
      """;

  private static final String OURS =
      "| name | type | default | meaning |\n| --- | --- | --- | --- |\n";

  private static final String BOOTS =
      """

      ## Spring Boot

      What this application sets itself, in the words of Spring Boot. Any other [property of Spring Boot](https://docs.spring.io/spring-boot/appendix/application-properties/index.html) can be set, too.

      | name | here | meaning |
      | --- | --- | --- |
      """;

  private static final Pattern CODE = Pattern.compile("\\{@(?:code|link) ([^}]*)}");

  private ConfigurationPage() {}

  static String text() {
    Map<String, List<Setting>> byFeature =
        Settings.ours().stream()
            .collect(
                groupingBy(Setting::feature, TreeMap::new, java.util.stream.Collectors.toList()));
    return TOP
        + byFeature.entrySet().stream()
            .map(one -> "\n## " + one.getKey() + "\n\n" + OURS + rows(one.getValue()))
            .collect(joining())
        + BOOTS
        + ofBoot(Settings.inApplicationYaml());
  }

  private static String rows(List<Setting> settings) {
    return settings.stream()
        .map(
            one ->
                row(code(one.name()), type(one.type()), byDefault(one), meaning(one.description())))
        .collect(joining());
  }

  private static String ofBoot(Properties here) {
    return Settings.all().stream()
        .filter(one -> here.containsKey(one.name()) && !one.name().startsWith("journeyrunner."))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .map(
            one ->
                row(
                    code(one.name()),
                    code(String.valueOf(here.get(one.name()))),
                    meaning(one.description())))
        .distinct()
        .collect(joining());
  }

  private static String byDefault(Setting setting) {
    String value =
        setting.defaultValue().isEmpty()
            ? String.valueOf(Settings.inApplicationYaml().getOrDefault(setting.name(), ""))
            : setting.defaultValue();
    return value.isEmpty() ? "none" : code(value);
  }

  private static String type(String java) {
    return switch (java) {
      case "java.time.Duration" -> "duration";
      case "org.springframework.util.unit.DataSize" -> "size";
      case "java.lang.Integer", "java.lang.Long" -> "whole number";
      case "java.lang.Boolean" -> "`true`, `false`";
      case "java.lang.String" -> "text";
      case "java.net.URI" -> "URL";
      case "java.nio.file.Path" -> "folder";
      case "java.util.List<java.lang.String>" -> "list";
      case "java.util.Map<java.lang.String,java.lang.String>" -> "names and values";
      default -> choices(java);
    };
  }

  private static String choices(String java) {
    try {
      return Arrays.stream(Class.forName(java).getEnumConstants())
          .map(choice -> code(choice.toString().toLowerCase(Locale.ROOT)))
          .collect(joining(", "));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a type that this page has no word for: " + java, e);
    }
  }

  /** From Javadoc to Markdown, as a sentence. */
  private static String meaning(String description) {
    String text = CODE.matcher(description).replaceAll("`$1`").replace("|", "\\|");
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
