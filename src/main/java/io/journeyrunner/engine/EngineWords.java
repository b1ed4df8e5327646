// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.grpc.Status;
import io.journeyrunner.engine.calls.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The engine's refusal of a deployment, made readable. It comes as a tree in many lines: resource,
 * element, and one line {@code - ERROR: …} for each thing that is wrong with it.
 */
final class EngineWords {

  private static final Pattern FRAME =
      Pattern.compile(
          "^Command '\\w+' rejected with code '\\w+': |Expected to deploy new resources, but"
              + " encountered the following errors:");
  private static final Pattern RESOURCE = Pattern.compile("^'([^']+)':\\s*(?:- )?(.*)$");
  private static final Pattern ELEMENT = Pattern.compile("^-? ?Element: (.+)$");
  private static final Pattern ERROR = Pattern.compile("^-? ?ERROR: (.+)$");
  private static final int MOST = 20;

  private EngineWords() {}

  static InvalidProcess invalid(Throwable thrown) {
    String said = Status.fromThrowable(thrown).getDescription();
    return new InvalidProcess(readable(said == null ? CallFailure.words(thrown) : said));
  }

  /** {@code file.bpmn, element 'a': what is wrong}, joined by a semicolon. */
  static String readable(String said) {
    String where = "";
    String element = "";
    List<String> found = new ArrayList<>();
    for (String raw : FRAME.matcher(said).replaceAll("").lines().toList()) {
      String line = raw.strip();
      var resource = RESOURCE.matcher(line);
      if (resource.matches()) {
        where = resource.group(1);
        element = "";
        line = resource.group(2).strip();
      }
      var inElement = ELEMENT.matcher(line);
      var error = ERROR.matcher(line);
      if (inElement.matches()) {
        element = ", element '" + inElement.group(1).strip() + "'";
      } else if (error.matches()) {
        found.add(where + element + ": " + error.group(1));
      } else if (!line.isEmpty()) {
        found.add((where.isEmpty() ? "" : where + element + ": ") + line);
      }
    }
    return String.join("; ", found.subList(0, Math.min(MOST, found.size())));
  }
}
