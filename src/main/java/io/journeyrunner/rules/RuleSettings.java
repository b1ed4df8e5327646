// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where rules come from, beside the API.
 *
 * @param folder every {@code .yaml} file in it is a rule, loaded at start and again when it
 *     changes; it need not be there
 */
@ConfigurationProperties("journeyrunner.rules")
record RuleSettings(@DefaultValue("bpmn/rules") Path folder) {}
