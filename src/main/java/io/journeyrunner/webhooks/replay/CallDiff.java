// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.journeyrunner.webhooks.log.LoggedAttempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows in which lines two calls differ, as a unified diff; JSON bodies are laid out first. */
final class CallDiff {

  private static final int LINES_AROUND = 2;
  private static final int MOST_LINES = 1_000; // its time grows with their square
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CallDiff() {}

  /** The lines of the difference; none if the calls are the same. */
  static List<String> of(LoggedAttempt.Request before, LoggedAttempt.Request after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    if (old.size() > MOST_LINES || now.size() > MOST_LINES) {
      return List.of("(not compared: more than " + MOST_LINES + " lines)");
    }
    return UnifiedDiffUtils.generateUnifiedDiff(
        Rendering.as_sent.name(),
        Rendering.anew.name(),
        old,
        DiffUtils.diff(old, now),
        LINES_AROUND);
  }

  private static List<String> lines(LoggedAttempt.Request request) {
    List<String> lines = new ArrayList<>();
    lines.add(request.method() + " " + request.url());
    request.headers().forEach((name, value) -> lines.add(name + ": " + value));
    lines.add("");
    laidOut(request.body()).lines().forEach(lines::add);
    return lines;
  }

  private static String laidOut(@Nullable String body) {
    if (body == null) {
      return "";
    }
    try {
      return PRETTY.writeValueAsString(PRETTY.readTree(body));
    } catch (JacksonException e) {
      return body;
    }
  }
}
