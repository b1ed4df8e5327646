// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RouteTableTest {

  private static final Pattern LINE =
      Pattern.compile("\\| (`/[^|]*) \\| (everybody|[a-z ]+)[^|]*\\|");
  private static final Pattern ADDRESS = Pattern.compile("`([^`]+)`");

  /** The table of docs/security.md. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    Matcher line = LINE.matcher(Files.readString(Path.of("docs/security.md")));
    while (line.find()) {
      Matcher address = ADDRESS.matcher(line.group(1));
      while (address.find()) {
        documented.put(address.group(1), line.group(2).strip());
      }
    }
    return documented;
  }

  @Test
  void theTableInTheDocumentIsTheOneThatCounts() throws IOException {
    Map<String, String> inCode = new TreeMap<>();
    RouteTable.all()
        .forEach(
            route ->
                inCode.put(route.pattern(), route.isOpen() ? "everybody" : route.rolesInWords()));

    assertThat(documented()).isEqualTo(inCode);
  }

  @Test
  void whatScrapesFiguresMayReadThemAndNothingElse() {
    assertThat(RouteTable.all().stream().filter(route -> !route.isOpen()))
        .filteredOn(route -> route.isFor(Role.metrics))
        .extracting(Route::pattern)
        .containsExactly("/actuator/prometheus/**", "/actuator/metrics/**");
  }

  @Test
  void whatIsNotInTheTableHasNoRoute() {
    assertThat(RouteTable.find(new MockHttpServletRequest("GET", "/api/v1/unheard-of"))).isEmpty();
    assertThat(RouteTable.find(new MockHttpServletRequest("GET", "/api/v1/keysandmore"))).isEmpty();
    assertThat(RouteTable.find(new MockHttpServletRequest("GET", "/api/v1/keys"))).isPresent();
  }
}
