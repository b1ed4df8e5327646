// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of BPMN's elements says of none that it is tested without a test that is there. */
class ElementsTableTest {

  private static final Path PAGE = Path.of("docs/journeys.md");
  private static final Path TESTS = Path.of("src/test/java/io/journeyrunner");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  private static List<String> rows() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf("### Elements of BPMN"), page.indexOf("## What is prepared"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .skip(1)
        .toList();
  }

  private static String here(String row) {
    return row.split("\\|", -1)[2].strip();
  }

  private static Stream<MatchResult> tests(String row) {
    return NAMED.matcher(row).results();
  }

  private static boolean isThere(MatchResult test) {
    try (Stream<Path> files = Files.walk(TESTS)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().equals(test.group(1) + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("there is no " + test.group(1)));
      return Files.readString(file).contains(" void " + test.group(2) + "(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsSupportedOrTestedNamesATest() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(20);
    assertThat(rows())
        .filteredOn(row -> here(row).matches("(supported|tested).*"))
        .allMatch(row -> tests(row).findAny().isPresent());
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    assertThat(rows().stream().flatMap(ElementsTableTest::tests))
        .isNotEmpty()
        .allMatch(ElementsTableTest::isThere);
  }
}
