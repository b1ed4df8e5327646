// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page about the API begins with. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String KEY = "key";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .components(
            new Components()
                .addSecuritySchemes(
                    KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .addSecurityItem(new SecurityRequirement().addList(KEY))
        .info(
            new Info()
                .title("Journey Runner")
                .version("v1")
                .description(
                    "Tell what happens to users, keep their state, and say which calls follow."
                        + " Every error is a problem detail (RFC 9457) that says what is wrong,"
                        + " where, and how to mend it.")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")));
  }
}
