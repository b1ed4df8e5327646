// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the HTTP server must do otherwise than usual. */
@Configuration(proxyBeanMethods = false)
class HttpServer {

  /** A user id may hold a slash, which stands in a path as %2F. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setEncodedSolidusHandling("passthrough"));
  }
}
