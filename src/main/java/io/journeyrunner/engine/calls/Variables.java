// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.calls;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Process variables on their way to the engine and back.
 *
 * <p>The engine (8.6) keeps NUL, all of Unicode, any property name, integers of -2^63 to 2^64-1 and
 * numbers with the precision of a double. It would make {@code "Infinity"} of a number beyond a
 * double and a question mark of half a surrogate pair, answers integers beyond its range with a
 * broken-off call, and takes at most about 2 MB. {@code VariablesEngineTest} pins this.
 */
public final class Variables {

  private static final String STATE = "state";
  private static final int DEEPEST_READ = 1100; // the client sends at most 1,000

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST_READ).build())
                  .build())
          .build();

  private Variables() {}

  /** Variables as JSON, or why the engine can't have them. */
  public sealed interface Checked {}

  /** What the engine takes. */
  public record Fit(String json) implements Checked {}

  /** What it would refuse or damage. */
  public record Unfit(String reason) implements Checked {}

  /**
   * Variables for the engine, at most as large as this.
   *
   * <p>The user's state is kept exactly elsewhere, where calls read it; gateways read the engine's
   * copy of it. So there an integer beyond 64 bits is rounded to a double and keeps nobody out. In
   * all else it is refused, since nothing else has its digits.
   */
  public static Checked forEngine(ObjectNode variables, DataSize largest) {
    ObjectNode rounded = withStateRounded(variables);
    Optional<String> flaw = VariableFlaw.in(rounded);
    if (flaw.isPresent()) {
      return new Unfit(flaw.get());
    }
    String json = json(rounded);
    long size = json.getBytes(StandardCharsets.UTF_8).length;
    return size <= largest.toBytes()
        ? new Fit(json)
        : new Unfit(
            "the process variables are "
                + size
                + " bytes as JSON, at most "
                + largest.toBytes()
                + " are allowed; send less data or raise"
                + " journeyrunner.engine.calls.largest-variables");
  }

  /** What a block gives back, with numbers in {@code state} as the engine can have them. */
  public static ObjectNode outcome(Map<String, Object> variables) {
    return withStateRounded((ObjectNode) JSON.valueToTree(variables));
  }

  /** Why the engine can't have these, whatever their size; empty if it can. */
  public static Optional<String> flaw(ObjectNode variables) {
    return VariableFlaw.in(variables);
  }

  private static ObjectNode withStateRounded(ObjectNode variables) {
    JsonNode state = variables.path(STATE);
    if (!RoundedNumbers.areNeeded(state)) {
      return variables;
    }
    ObjectNode copy = variables.objectNode().setAll(variables);
    return copy.set(STATE, RoundedNumbers.in(state));
  }

  /** JSON in which half surrogate pairs are U+FFFD, as every well-made UTF-8 writer does it. */
  public static String json(Object variables) {
    return wellFormed(JSON.writeValueAsString(variables));
  }

  /** Variables that the engine gave. */
  public static ObjectNode read(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  private static String wellFormed(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      mended = mended == null ? new StringBuilder(text) : mended;
      mended.setCharAt(i, '\uFFFD');
    }
    return mended == null ? text : mended.toString();
  }
}
