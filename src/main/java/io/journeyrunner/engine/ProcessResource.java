// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

/**
 * A diagram to deploy.
 *
 * @param name the file name the engine keeps it under; ends in {@code .bpmn}
 * @param bpmn the BPMN 2.0 XML
 */
public record ProcessResource(String name, String bpmn) {}
