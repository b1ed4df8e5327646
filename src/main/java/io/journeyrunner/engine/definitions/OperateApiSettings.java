// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The API of Camunda Operate, which is asked for what others deployed to an engine that can't be
 * asked itself (before 8.8).
 *
 * @param address where Operate is, without {@code /operate}, such as {@code http://operate:8080};
 *     by default that of the embedded engine, and with an external one none
 * @param user the name that this application logs in to Operate with
 * @param password the password of that user; set it by the environment variable {@code
 *     JOURNEYRUNNER_ENGINE_OPERATE_API_PASSWORD}
 * @param timeout how long one answer of Operate may take; a bigger value hides a slow one for
 *     longer
 */
@ConfigurationProperties("journeyrunner.engine.operate-api")
record OperateApiSettings(
    @Nullable URI address,
    @DefaultValue("demo") String user,
    @DefaultValue("demo") String password,
    @DefaultValue("PT10S") Duration timeout) {

  @Override
  public String toString() {
    return "OperateApiSettings[" + address + ", " + user + ", ***, " + timeout + "]";
  }
}
