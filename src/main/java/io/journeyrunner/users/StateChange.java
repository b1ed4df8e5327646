// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import tools.jackson.databind.node.ObjectNode;

/** A change of one user's state. */
sealed interface StateChange {

  /** Whose state changes. */
  UserId user();

  /** What becomes of a state. */
  ObjectNode applyTo(ObjectNode state);

  /** New properties in place of all that were there. */
  record Replace(UserId user, ObjectNode properties) implements StateChange {
    @Override
    public ObjectNode applyTo(ObjectNode state) {
      return properties;
    }
  }

  /** A JSON Merge Patch. */
  record Merge(UserId user, ObjectNode patch) implements StateChange {
    @Override
    public ObjectNode applyTo(ObjectNode state) {
      return MergePatch.apply(state, patch);
    }
  }
}
