// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where journeys come from.
 *
 * @param folder every {@code .bpmn} file in it is deployed at start; it need not be there
 */
@ConfigurationProperties("journeyrunner.journeys")
record JourneySettings(@DefaultValue("bpmn/journeys") Path folder) {}
