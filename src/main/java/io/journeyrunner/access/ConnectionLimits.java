// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the HTTP server our limits for connections. */
@Configuration(proxyBeanMethods = false)
class ConnectionLimits {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitedConnections(
      ConnectionSettings settings) {
    return factory -> {
      factory.setProtocol(DoorProtocol.class.getName());
      factory.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof DoorProtocol protocol) {
              protocol.limit(settings);
            }
          });
    };
  }
}
