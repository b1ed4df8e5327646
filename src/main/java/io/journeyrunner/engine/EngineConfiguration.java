// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.journeyrunner.engine.EngineSettings.External;
import io.journeyrunner.engine.calls.BoundedClose;
import io.journeyrunner.engine.calls.CallWatch;
import io.journeyrunner.engine.calls.EngineCallMetrics;
import io.journeyrunner.engine.calls.PushBack;
import io.journeyrunner.engine.embedded.EmbeddedEngine;
import io.journeyrunner.engine.embedded.EmbeddedSettings;
import io.journeyrunner.engine.embedded.OperateSettings;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the engine together. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  EmbeddedEngine embeddedEngine(
      EmbeddedSettings settings, OperateSettings operate, Environment environment, Clock clock) {
    Path home = Path.of(environment.getRequiredProperty("journeyrunner.home"));
    return new EmbeddedEngine(
        settings,
        settings.folders(home),
        operate,
        operate.searchDistribution(home),
        clock.getZone());
  }

  @Bean(destroyMethod = "") // closed by clientCloser, in bounded time
  CamundaClient camundaClient(
      EngineSettings settings,
      EmbeddedEngine embedded,
      PushBack pushBack,
      EngineCallMetrics figures) {
    CallWatch watch = new CallWatch(pushBack, figures);
    External cluster =
        switch (settings.mode()) {
          case EMBEDDED -> new External(embedded.address(), null, null);
          case EXTERNAL -> settings.external();
        };
    return EngineClients.connect(cluster, settings.calls(), watch);
  }

  @Bean
  PushBack pushBack(Clock clock) {
    return new PushBack(clock);
  }

  @Bean
  DisposableBean clientCloser(CamundaClient client) {
    return () -> BoundedClose.close("client", client);
  }

  @Bean
  EngineRun engineRun(EngineSettings settings, EmbeddedEngine embedded, CamundaClient client) {
    return switch (settings.mode()) {
      case EMBEDDED -> new EmbeddedRun(embedded);
      case EXTERNAL -> new ExternalRun(client, settings.external().address());
    };
  }

  @Bean
  Engine engine(CamundaClient client, EngineSettings settings) {
    return new CamundaEngine(client, settings.calls());
  }

  @Bean
  DeploymentRun deploymentRun(EngineRun engine, ObjectProvider<Deployment> deployments) {
    return new DeploymentRun(engine, deployments.orderedStream().toList());
  }

  @Bean
  OperateLink operateLink(
      EngineSettings settings, EmbeddedSettings embedded, OperateSettings operate) {
    boolean isHere = settings.mode() == EngineSettings.Mode.EMBEDDED && operate.operate();
    return new OperateLink(
        operate.operateAddress() != null
            ? operate.operateAddress().toString()
            : isHere ? "http://127.0.0.1:" + embedded.ports().http() + "/operate" : null);
  }

  @Bean
  EngineHealth engineHealthIndicator(
      CamundaClient client, DeploymentRun deployments, PushBack pushBack) {
    return new EngineHealth(client, deployments, pushBack);
  }
}
