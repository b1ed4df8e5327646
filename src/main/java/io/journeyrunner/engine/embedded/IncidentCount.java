// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.embedded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many incidents the engine has raised, and how many were resolved, since its process began, in
 * all partitions. An engine that is asked over gRPC tells no more of them.
 *
 * @param resolved those that somebody retried, or whose run was cancelled
 */
public record IncidentCount(long raised, long resolved) {

  private static final Pattern LINE =
      Pattern.compile(
          "^zeebe_incident_events_total\\{[^}]*action=\"(created|resolved)\"[^}]*} (\\S+)$",
          Pattern.MULTILINE);

  /** Reads the engine's figures in the format of Prometheus. */
  static IncidentCount of(String figures) {
    long raised = 0;
    long resolved = 0;
    Matcher lines = LINE.matcher(figures);
    while (lines.find()) {
      long value = (long) Double.parseDouble(lines.group(2));
      if (lines.group(1).equals("created")) {
        raised += value;
      } else {
        resolved += value;
      }
    }
    return new IncidentCount(raised, resolved);
  }
}
