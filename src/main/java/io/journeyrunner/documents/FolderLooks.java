// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files of a folder may be taken, from one look at it to the next: a file when it
 * looked the same twice, so that none is taken while it is being written; it is gone when it was
 * missing twice, since some editors delete it first. While another file is being written, one that
 * is gone is kept for a while: it may be the same with another name. Not thread-safe.
 *
 * @param <N> names a file
 * @param <F> what changes when a file is saved
 */
public final class FolderLooks<N, F> {

  private static final int MOST_LOOKS = 10;

  private final Map<N, Integer> missing = new HashMap<>(); // how often, of those that were taken
  private @Nullable Map<N, F> before;

  /**
   * What may be done after a look.
   *
   * @param settled files that look as they did before, in the order of the look
   * @param gone files that were taken and are there no longer; to be forgotten after the settled
   *     ones were taken
   */
  public record Look<N>(Set<N> settled, Set<N> gone) {}

  /** Takes notice of what is there at the start; all of it is taken without a second look. */
  public void begin(Map<N, F> now) {
    before = now;
  }

  /**
   * Compares what is there with the look before.
   *
   * @param taken the files that were taken and not forgotten since
   */
  public Look<N> look(Map<N, F> now, Set<N> taken) {
    Map<N, F> last = before == null ? Map.of() : before;
    before = now;
    Set<N> settled = new LinkedHashSet<>();
    now.forEach(
        (name, fingerprint) -> {
          if (fingerprint.equals(last.get(name))) {
            settled.add(name);
          }
        });
    missing.keySet().retainAll(taken);
    missing.keySet().removeAll(now.keySet());
    Set<N> gone = new HashSet<>();
    for (N name : taken) {
      int looks = now.containsKey(name) ? 0 : missing.merge(name, 1, Integer::sum);
      if (looks >= MOST_LOOKS || (looks >= 2 && settled.size() == now.size())) {
        gone.add(name);
      }
    }
    return new Look<>(settled, gone);
  }
}
