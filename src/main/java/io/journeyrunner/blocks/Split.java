// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.problems.ShortText;
import io.journeyrunner.users.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration of a Split: variants and how much of the users each gets. Immutable.
 *
 * <p>All users stand in a row, each at a place that a hash of process, element and user gives for
 * ever; the parts take their shares of the row in the drawn order. So nothing is stored, a new name
 * moves nobody, and new weights move only who stands between an old and a new border. No rule
 * without a memory can do better for every change: with three variants of which always two share
 * all users evenly, nobody may move out of the one that stays, yet no assignment does that for all
 * three changes. So a variant may have several parts, and a designer can give away just the end of
 * one.
 *
 * @param parts in their order; at least one has a weight above 0
 * @param resultVariable gets the name of the variant
 */
record Split(List<Part> parts, String resultVariable) {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 100;
  private static final String HEADER = "variants";
  private static final String EXAMPLE = "{\"A\": 45, \"B\": 45, \"control\": 10}";
  private static final double HEAVIEST = 1_000_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  Split {
    parts = List.copyOf(parts);
  }

  /**
   * A part of the row; a variant may have several.
   *
   * @param variant its name
   * @param weight 0 or more; its part of the sum of all is its part of the users
   */
  record Part(String variant, double weight) {}

  /**
   * Reads the headers of a Split.
   *
   * @throws InvalidBlock naming the first that can't be used
   */
  static Split read(TaskHeaders headers) {
    List<Part> parts = parts(headers.text(HEADER, EXAMPLE));
    if (parts.size() > MOST || parts.stream().allMatch(part -> part.weight() == 0)) {
      throw new InvalidBlock(
          HEADER,
          "has " + parts.size() + " variants, none of a weight above 0 or too many",
          "give 1 to " + MOST + " variants, one of them with a weight, such as " + EXAMPLE);
    }
    return new Split(parts, headers.resultVariable("variant"));
  }

  /** Read token by token: a name may come again. */
  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = json.currentName();
          json.nextToken();
          parts.add(part(name, json.readValueAsTree()));
        }
        if (json.nextToken() == null) {
          return parts;
        }
      }
    } catch (JacksonException e) {
      // said below, with an example
    }
    throw new InvalidBlock(HEADER, "is no JSON object", "write it as " + EXAMPLE);
  }

  private static Part part(String name, JsonNode weight) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidBlock(
          HEADER,
          "has a variant whose name has " + name.length() + " characters",
          "name it with 1 to " + LONGEST_NAME + ", such as A or control");
    }
    double value = weight.isNumber() ? weight.asDouble(Double.NaN) : Double.NaN;
    if (!(value >= 0 && value <= HEAVIEST)) {
      throw new InvalidBlock(
          HEADER,
          "gives " + name + " the weight " + ShortText.of(weight.toString(), LONGEST_NAME),
          "give a number of 0 to 1000000");
    }
    return new Part(name, value);
  }

  /** The variant that a user gets at this place. */
  String variantOf(ProcessId process, String element, UserId user) {
    String subject =
        process + "\n" + element + "\n" + user.value().length() + "\n" + user.value() + "\n";
    double sum = parts.stream().mapToDouble(Part::weight).sum();
    double rest = fraction(subject) * sum;
    Part last = parts.getFirst();
    for (Part part : parts) {
      if (part.weight() > 0) {
        if (rest < part.weight()) {
          return part.variant();
        }
        rest -= part.weight();
        last = part;
      }
    }
    return last.variant(); // what rounding leaves behind the last border
  }

  /** A number between 0 and 1, both excluded, that looks random and is always the same. */
  private static double fraction(String text) {
    long bits = ByteBuffer.wrap(DigestUtils.sha256(text)).getLong();
    return ((bits >>> 11) + 0.5) * 0x1.0p-53;
  }
}
