// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.Document;
import io.journeyrunner.testing.RunningApplication;
import io.journeyrunner.testing.SharedApplication;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who copies a rule or an endpoint out of the pages has one that is taken. */
@Order(SharedApplication.LATE)
class SnippetsTest {

  private static final RunningApplication app = SharedApplication.get();
  private static final Pattern ID = Pattern.compile("(?m)^id: (\\S+)");
  private static final Pattern AUTH = Pattern.compile("(?m)^auth: \\{.*");
  private static final List<Snippet> SNIPPETS = snippets();

  /** A rule or an endpoint, under an id that no other story uses. */
  private record Snippet(String kind, String id, String yaml) {

    private static Snippet of(String text) {
      String yaml = text.replaceAll("(?m)^(id|  endpoint): ", "$1: docs-");
      return new Snippet(
          yaml.contains("\nbaseUrl:") ? "endpoints" : "rules",
          ID.matcher(yaml).results().map(found -> found.group(1)).findFirst().orElseThrow(),
          yaml);
    }

    private HttpResponse<String> save() {
      return app.send("PUT", path(), "application/yaml", yaml);
    }

    private String path() {
      return "/api/v1/" + kind + "/" + id;
    }
  }

  private static List<Snippet> snippets() {
    List<String> blocks =
        Document.all().stream().flatMap(page -> page.blocks("yaml").stream()).toList();
    Stream<String> whole = blocks.stream().filter(block -> ID.matcher(block).find());
    Stream<String> proofs =
        blocks.stream()
            .flatMap(block -> AUTH.matcher(block).results())
            .map(MatchResult::group)
            .map(auth -> "id: proof\nbaseUrl: https://api.example.com\n" + auth + "\n");
    return Stream.concat(whole, proofs).map(Snippet::of).toList();
  }

  @AfterAll
  static void takeThemAway() {
    SNIPPETS.stream()
        .sorted((one, other) -> other.kind().compareTo(one.kind())) // rules name endpoints
        .forEach(snippet -> app.send("DELETE", snippet.path(), "application/json", ""));
  }

  @Test
  void everyRuleAndEndpointOfThePagesIsTaken() {
    assertThat(SNIPPETS).hasSizeGreaterThan(5);
    assertThat(SNIPPETS)
        .allSatisfy(
            snippet -> {
              HttpResponse<String> answer = snippet.save();
              assertThat(answer.statusCode())
                  .as("%s%n%s", snippet.yaml(), answer.body())
                  .isIn(200, 201);
            });
  }
}
