// SPDX-License-Identifier: Apache-2.0
/**
 * Documents: what people write and name by an id, kept with all its versions, changed over the API
 * or as files of a folder, and known to every node.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "problems"})
package io.journeyrunner.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
