// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import io.journeyrunner.access.DoorState;
import io.journeyrunner.engine.OperateLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, when all is up, where things are and what to try next. */
@Component
final class Welcome {

  private static final Logger log = LoggerFactory.getLogger(Welcome.class);

  private final Environment environment;
  private final OperateLink operate;
  private final DoorState door;

  Welcome(Environment environment, OperateLink operate, DoorState door) {
    this.environment = environment;
    this.operate = operate;
    this.door = door;
  }

  @EventListener
  void onReady(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      log.info(
          new WelcomeText(environment, web.getWebServer().getPort(), operate.address())
              .text(door.isOpen()));
    }
  }
}
