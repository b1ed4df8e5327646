// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.journeyrunner.engine.EngineSettings;
import io.journeyrunner.engine.EngineSettings.Mode;
import io.journeyrunner.engine.EngineUnavailable;
import io.journeyrunner.engine.embedded.EmbeddedSettings;
import io.journeyrunner.engine.embedded.OperateSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds out who can be asked for what others deployed. */
@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {

  /** Nothing where nobody said where Operate is. */
  @Bean
  @Nullable OperateSession operateSession(
      EngineSettings settings,
      EmbeddedSettings embedded,
      OperateSettings operate,
      OperateApiSettings api) {
    boolean isHere = settings.mode() == Mode.EMBEDDED && operate.operate();
    URI here = isHere ? URI.create("http://127.0.0.1:" + embedded.ports().http()) : null;
    URI address = api.address() != null ? api.address() : here;
    return address == null ? null : new OperateSession(address, api);
  }

  @Bean
  Definitions definitions(
      CamundaClient client, EngineSettings settings, ObjectProvider<OperateSession> sessions) {
    OperateSession operate = sessions.getIfAvailable();
    return new ChosenDefinitions(
        new Chosen<>(
            () -> version(client),
            isReachable(settings) ? new ClusterDefinitions(client) : null,
            operate == null ? null : new OperateDefinitions(operate)));
  }

  @Bean
  Chosen<IncidentSource> incidentSources(
      CamundaClient client, EngineSettings settings, ObjectProvider<OperateSession> sessions) {
    OperateSession operate = sessions.getIfAvailable();
    return new Chosen<>(
        () -> version(client),
        isReachable(settings) ? new ClusterIncidents(client) : null,
        operate == null ? null : new OperateIncidents(operate));
  }

  private static boolean isReachable(EngineSettings settings) {
    return settings.mode() == Mode.EXTERNAL && settings.external().restAddress() != null;
  }

  private static String version(CamundaClient client) {
    try {
      return String.valueOf(client.newTopologyRequest().send().join().getGatewayVersion());
    } catch (ClientException e) {
      throw EngineUnavailable.saying("the engine does not tell its version", e);
    }
  }
}
