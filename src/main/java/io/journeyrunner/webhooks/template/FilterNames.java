// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.template;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The filters that authors may use. */
final class FilterNames {

  private static final Pattern WORD = Pattern.compile("[a-z_]{3,}");
  private static final Set<String> ALL = Filters.names();

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

  private FilterNames() {}

  static boolean isKnown(String name) {
    return ALL.contains(name);
  }

  /** The filter that somebody meant who wrote this; empty if it looks like no filter. */
  static Optional<String> nearest(String text) {
    return WORD.matcher(text).matches() && !isKnown(text)
        ? ALL.stream().filter(name -> isNear(name, text)).findFirst()
        : Optional.empty();
  }

  private static boolean isNear(String name, String text) {
    return name.length() > 3 && DISTANCE.apply(name, text) >= 0;
  }
}
