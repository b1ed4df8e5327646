// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.endpoints;

import io.journeyrunner.documents.DocumentFolder;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.documents.DocumentStore;
import io.journeyrunner.documents.DocumentText;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.documents.Kind;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Endpoints are documents: kept, changed and known to every node like all of them. */
@Configuration(proxyBeanMethods = false)
class EndpointDocuments {

  static final DocumentText<Endpoint> TEXT =
      new DocumentText<>(Endpoint.class, InvalidEndpoint::new);
  static final Kind<Endpoint> KIND =
      new Kind<>("endpoint", TEXT, Endpoint::id)
          .namingSecretsAt("/auth/password", "/auth/token", "/auth/clientSecret");

  @Bean
  DocumentIndex<Endpoint> endpointIndex(DocumentStore store) {
    return new DocumentIndex<>(KIND, store, changed -> {});
  }

  @Bean
  Documents<Endpoint> endpoints(
      EndpointAdmission admission,
      DocumentStore store,
      DocumentIndex<Endpoint> index,
      Clock clock) {
    return new Documents<>(KIND, admission, store, index, clock);
  }

  @Bean
  DocumentFolder<Endpoint> endpointFolder(
      EndpointSettings settings, Documents<Endpoint> endpoints) {
    return new DocumentFolder<>(settings.folder(), endpoints);
  }
}
