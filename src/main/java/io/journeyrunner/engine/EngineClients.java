// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.impl.oauth.OAuthCredentialsProviderBuilder;
import io.grpc.ClientInterceptor;
import io.journeyrunner.engine.EngineSettings.OAuth;
import java.util.concurrent.Executors;

/** Makes the connection to the engine. It connects at the first call, and again when it is lost. */
final class EngineClients {

  private EngineClients() {}

  /**
   * Everything goes over gRPC: over REST an 8.6 engine gives jobs without keys. Workers block, so
   * each job has a virtual thread, bounded by the worker's concurrency; left to itself the client
   * runs them all on one thread.
   */
  static CamundaClient connect(
      EngineSettings.External cluster, EngineSettings.Calls calls, ClientInterceptor... watch) {
    CamundaClientBuilder builder =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .grpcAddress(cluster.address())
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(calls.timeout())
            .withInterceptors(watch)
            .jobHandlingExecutor(Executors.newVirtualThreadPerTaskExecutor(), true);
    if (cluster.restAddress() != null) {
      builder.restAddress(cluster.restAddress());
    }
    if (cluster.oauth() != null) {
      builder.credentialsProvider(credentials(cluster.oauth()));
    }
    return builder.build();
  }

  private static CredentialsProvider credentials(OAuth oauth) {
    return new OAuthCredentialsProviderBuilder()
        .applyEnvironmentOverrides(false)
        .clientId(oauth.clientId())
        .clientSecret(oauth.clientSecret())
        .audience(oauth.audience())
        .authorizationServerUrl(oauth.authorizationServer().toString())
        .build();
  }
}
