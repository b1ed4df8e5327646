// SPDX-License-Identifier: Apache-2.0
/** What people do with the pages, done in a real browser. Run by {@code mvn verify -Pbrowser}. */
@NullMarked
package io.journeyrunner.browser;

import org.jspecify.annotations.NullMarked;
