// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.blocks;

import io.journeyrunner.engine.ProcessId;
import io.journeyrunner.users.UserId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration of a Split: variants and how much of the users each gets. Immutable.
 *
 * <p>A user gets the same variant each time, without anything being stored: by weighted rendezvous
 * hashing (Mosharaf and others, "Weighted distributed hash tables", 2005) over process, element and
 * user. When weights change, only those users move whose variant got smaller, and a new variant
 * takes its share evenly from the others.
 *
 * @param variants in their order; at least one has a weight above 0
 * @param resultVariable gets the name of the variant
 */
record Split(List<Variant> variants, String resultVariable) {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 100;
  private static final String HEADER = "variants";
  private static final String EXAMPLE = "{\"A\": 45, \"B\": 45, \"control\": 10}";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  Split {
    variants = List.copyOf(variants);
  }

  /**
   * One of the ways out.
   *
   * @param weight 0 or more; its part of the sum of all is its part of the users
   */
  record Variant(String name, double weight) {}

  /**
   * Reads the headers of a Split.
   *
   * @throws InvalidBlock naming the first that can't be used
   */
  static Split read(TaskHeaders headers) {
    String text = headers.text(HEADER, EXAMPLE);
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object(text).properties()) {
      variants.add(variant(entry.getKey(), entry.getValue()));
    }
    if (variants.size() > MOST || variants.stream().allMatch(variant -> variant.weight() == 0)) {
      throw new InvalidBlock(
          HEADER,
          "has " + variants.size() + " variants, none of a weight above 0 or too many",
          "give 1 to " + MOST + " variants, one of them with a weight, such as " + EXAMPLE);
    }
    return new Split(variants, headers.resultVariable("variant"));
  }

  private static JsonNode object(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      // said below, with an example
    }
    throw new InvalidBlock(
        HEADER, "is no JSON object in which each name stands once", "write it as " + EXAMPLE);
  }

  private static Variant variant(String name, JsonNode weight) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidBlock(
          HEADER,
          "has a variant whose name has " + name.length() + " characters",
          "name it with 1 to " + LONGEST_NAME + ", such as A or control");
    }
    double value = weight.isNumber() ? weight.asDouble(Double.NaN) : Double.NaN;
    if (!Double.isFinite(value) || value < 0) {
      throw new InvalidBlock(
          HEADER, "gives " + name + " the weight " + weight, "give a number of 0 or more");
    }
    return new Variant(name, value);
  }

  /** The variant that a user gets at this place. */
  String variantOf(ProcessId process, String element, UserId user) {
    String subject =
        process + "\n" + element + "\n" + user.value().length() + "\n" + user.value() + "\n";
    return variants.stream()
        .filter(variant -> variant.weight() > 0)
        .min(Comparator.comparingDouble(variant -> distance(subject, variant)))
        .orElseThrow()
        .name();
  }

  /** Exponentially distributed with the weight as rate, so the least is the variant's part. */
  private static double distance(String subject, Variant variant) {
    return -StrictMath.log(fraction(subject + variant.name())) / variant.weight();
  }

  /** A number between 0 and 1, both excluded, that looks random and is always the same. */
  private static double fraction(String text) {
    long bits = ByteBuffer.wrap(DigestUtils.sha256(text)).getLong();
    return ((bits >>> 11) + 0.5) * 0x1.0p-53;
  }
}
