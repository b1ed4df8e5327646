// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JourneyRunner {

  /** Starts the application; options are those of Spring Boot. */
  public static void main(String[] args) {
    SpringApplication.run(JourneyRunner.class, args);
  }

  /** The only source of time and of the zone whose days count, so that tests can set both. */
  @Bean
  Clock clock(TimeSettings settings) {
    return settings.clock();
  }
}
