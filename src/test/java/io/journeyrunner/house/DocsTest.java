// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.house.Settings.Setting;
import io.journeyrunner.testing.Document;
import io.journeyrunner.webhooks.Webhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the pages name is there: files, anchors, settings, classes, addresses, figures, lines of the
 * log. Whether what they say about it is true, other tests show: {@code ReadmeTest}, {@code
 * TemplatesPageTest}, {@code ConfigurationPageTest}, {@code RouteTableTest}.
 */
class DocsTest {

  private static final List<Document> PAGES = Document.all();

  private static final Pattern SETTING =
      Pattern.compile(
          "(?<![\\w.-])(?:journeyrunner|server|spring|management|logging)(?:\\.[a-z][a-z0-9-]*)+");
  private static final Pattern VARIABLE = Pattern.compile("\\bJOURNEYRUNNER_(?!SECRET_)[A-Z_]+");
  private static final Pattern CLASS =
      Pattern.compile("(?<![\\w.…-])((?:[A-Z][a-z0-9]+){2,}|[A-Z]\\w+Test)\\b(?!:)");
  private static final Pattern PROFILE = Pattern.compile("(?<= )-P(\\w+)");
  private static final Pattern ROUTE =
      Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) ((?:/|…/)[^\\s;,\"]*)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:127\\.0\\.0\\.1|localhost):8090(/[^\\s'\">]*)");
  private static final Pattern SENT = Pattern.compile("(?s)-d '\\s*(\\{.*?})\\s*'");
  private static final Pattern FIGURE = Pattern.compile("journeyrunner_\\w+");
  private static final Pattern METER =
      Pattern.compile("(?:counter|timer|builder)\\(\\s*\"(journeyrunner\\.[^\"]+)\"");
  private static final Pattern LOGGED = Pattern.compile("\\.log\\(\\s*\"([a-z_]+)\\.");
  private static final Pattern LINE =
      Pattern.compile("(?<![\\w.{/-])[a-z_]+\\.[a-z_]+(?![\\w.(/-])");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/.-])(?:docs|bpmn|src|\\.ci|\\.mvn)/[\\w./-]*");

  /** In the pages' examples only: what the sample partner is called at. */
  private static final Set<String> OF_PARTNERS = Set.of("/spins/zoe", "/reminders/zoe");

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(wrong(page -> page.links().stream(), DocsTest::leadsSomewhere)).isEmpty();
  }

  @Test
  void everySettingIsOne() {
    Set<String> known = Settings.all().stream().map(Setting::name).collect(Collectors.toSet());

    assertThat(
            wrong(
                page -> inCode(page, SETTING),
                (page, name) ->
                    known.contains(name)
                        || known.stream().anyMatch(one -> one.startsWith(name + "."))
                        || Sources.testsSay(name)))
        .isEmpty();
  }

  @Test
  void everyVariableIsThatOfASetting() {
    Set<String> known =
        Settings.ours().stream()
            .map(one -> one.name().replaceAll("[.-]", "").toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(
            wrong(
                page -> inCode(page, VARIABLE),
                (page, name) ->
                    known.contains(name.replace("_", ""))
                        || Sources.testsSay(name.toLowerCase(Locale.ROOT).replace('_', '.'))))
        .isEmpty();
  }

  @Test
  void everyClassAndTestIsThere() {
    assertThat(wrong(page -> inCode(page, CLASS), (page, name) -> Sources.haveClass(name)))
        .isEmpty();
  }

  @Test
  void everyMavenProfileIsThere() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(
            wrong(
                page -> groups(page, PROFILE),
                (page, name) -> pom.contains("<id>" + name + "</id>")))
        .isEmpty();
  }

  @Test
  void everyRouteIsOneOfTheApplication() {
    assertThat(
            wrong(
                page ->
                    page.allCode()
                        .flatMap(code -> ROUTE.matcher(code).results())
                        .map(MatchResult::group),
                (page, route) -> exists(route)))
        .isEmpty();
    assertThat(
            wrong(
                page -> addresses(page),
                (page, path) -> path.equals("/") || Routes.exist("", path)))
        .isEmpty();
  }

  @Test
  void everyFigureIsCountedAndEveryOneThatIsCountedIsTold() {
    Set<String> counted = Sources.find(METER);

    assertThat(wrong(page -> inCode(page, FIGURE), (page, name) -> counted.contains(meter(name))))
        .isEmpty();
    assertThat(PAGES.stream().flatMap(page -> inCode(page, FIGURE)).map(DocsTest::meter))
        .containsAll(
            counted.stream()
                .filter(name -> !name.equals("journeyrunner.endpoint.parked"))
                .toList());
  }

  @Test
  void everyLineOfTheLogIsWritten() {
    Set<String> subjects = Sources.find(LOGGED);
    Set<String> fields =
        Arrays.stream(Webhook.class.getRecordComponents())
            .map(field -> "webhook." + field.getName())
            .collect(Collectors.toSet());

    assertThat(subjects).hasSizeGreaterThan(10);
    assertThat(
            wrong(
                page -> inSentences(page, LINE),
                (page, name) ->
                    !subjects.contains(name.substring(0, name.indexOf('.')))
                        || fields.contains(name)
                        || Sources.log(name)))
        .isEmpty();
  }

  @Test
  void everyFileIsThere() {
    Set<String> made =
        Settings.ours().stream().map(Setting::defaultValue).collect(Collectors.toSet());

    assertThat(
            wrong(
                page -> inSentences(page, FILE),
                (page, name) -> Files.exists(Path.of(name)) || made.contains(name)))
        .isEmpty();
  }

  @Test
  void everyBlockOfJsonCanBeRead() {
    assertThat(wrong(page -> page.blocks("json").stream(), (page, json) -> isJson(json))).isEmpty();
    assertThat(wrong(page -> groups(page, SENT), (page, json) -> isJson(json))).isEmpty();
  }

  @Test
  void thePageOfTheWebHookHasAllItsFields() {
    Document page = Document.read(Path.of("docs/webhooks.md"));

    assertThat(page.codes())
        .containsAll(
            Arrays.stream(Webhook.class.getRecordComponents()).map(one -> one.getName()).toList());
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(150);
  }

  /** What a page names and is not so, with the page. */
  private static List<String> wrong(
      Function<Document, Stream<String>> names, BiPredicate<Document, String> isSo) {
    return PAGES.stream()
        .flatMap(
            page ->
                names
                    .apply(page)
                    .filter(Predicate.not(name -> isSo.test(page, name)))
                    .map(name -> page.path() + ": " + name))
        .distinct()
        .toList();
  }

  private static boolean leadsSomewhere(Document page, String link) {
    if (link.matches("[a-z]+:.*")) {
      return true;
    }
    String file = link.replaceAll("#.*", "");
    Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
    return Files.exists(target)
        && (!link.contains("#")
            || Document.read(target).anchors().contains(link.replaceAll(".*#", "")));
  }

  private static boolean exists(String route) {
    String path = route.substring(route.indexOf(' ') + 1);
    return OF_PARTNERS.contains(path) || Routes.exist(route.substring(0, route.indexOf(' ')), path);
  }

  private static Stream<String> addresses(Document page) {
    return Stream.concat(
        page.links().stream()
            .flatMap(link -> ADDRESS.matcher(link).results())
            .map(found -> found.group(1)),
        groups(page, ADDRESS));
  }

  private static String meter(String figure) {
    return figure.replaceAll("_(total|seconds|seconds_\\w+)$", "").replace('_', '.');
  }

  private static boolean isJson(String text) {
    try {
      return JsonMapper.shared().readTree(text).isContainer();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static Stream<String> inCode(Document page, Pattern pattern) {
    return page.allCode().flatMap(code -> pattern.matcher(code).results()).map(MatchResult::group);
  }

  private static Stream<String> inSentences(Document page, Pattern pattern) {
    return page.codes().stream()
        .flatMap(code -> pattern.matcher(code).results())
        .map(MatchResult::group);
  }

  private static Stream<String> groups(Document page, Pattern pattern) {
    return page.allCode()
        .flatMap(code -> pattern.matcher(code).results())
        .map(found -> found.group(1));
  }
}
