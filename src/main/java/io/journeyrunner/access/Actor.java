// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who changed something. Immutable.
 *
 * @param id of the key; null if it was no key
 * @param name of the key or of the file, or what stands for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(Kind kind, @Nullable String id, String name) {

  /** What kind of somebody it is. Lower case, as API and database spell it. */
  public enum Kind {
    /** The holder of a key. */
    key,
    /** A program on this machine, while there are no keys. */
    loopback,
    /** Somebody who can write into a folder. */
    folder,
    /** Journey Runner itself. */
    system
  }

  static final Actor LOOPBACK = new Actor(Kind.loopback, null, "loopback");
  static final Actor SYSTEM = new Actor(Kind.system, null, "Journey Runner");

  private static final int LONGEST = 200;

  /** Shortens the name to what is kept of it. */
  public Actor {
    name = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  /** The author of a file. */
  public static Actor folder(String file) {
    return new Actor(Kind.folder, null, file);
  }
}
