// SPDX-License-Identifier: Apache-2.0
/** The template language: reads a template into a tree, and renders the tree. */
@NullMarked
package io.journeyrunner.webhooks.template.liquid;

import org.jspecify.annotations.NullMarked;
