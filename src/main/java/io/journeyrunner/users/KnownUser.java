// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import tools.jackson.databind.node.ObjectNode;

/** A user whose state is kept here, and that state. */
public record KnownUser(UserId id, ObjectNode state) {}
