// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

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

  private static final String TEXT =
      """

      Journey Runner is ready.

        Application   %1$s/
        API           %1$s/api-docs.html
        Echo list     %1$s/echo-list/demo/
        Engine        %2$s (gRPC), data and logs in %3$s
        Operate       %4$s

      Try: a mini-game spin was issued, and the sample rule tells the partner about it.

        curl -X POST %1$s/api/v1/events -H 'Content-Type: application/json' -d '{
          "id": "try-1", "type": "minigame_spin_issued", "user_id": "7:880015",
          "data":  { "saw_template_id": 412, "minigame_spins_count": 3 },
          "state": { "user_id": 55123, "user_ext_id": "7:880015", "user_ext_id_clean": "880015", "core_sm_brand_id": 7 } }'

      Then look at %1$s/echo-list/demo/
      """;

  private final Environment environment;
  private final OperateLink operate;

  Welcome(Environment environment, OperateLink operate) {
    this.environment = environment;
    this.operate = operate;
  }

  @EventListener
  void onReady(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() != null) {
      String address = environment.getProperty("server.address", "127.0.0.1");
      String base = "http://" + address + ":" + web.getWebServer().getPort();
      log.info(
          TEXT.formatted(
              base,
              engineAddress(),
              environment.getProperty("journeyrunner.home", ""),
              operateAddress()));
    }
  }

  /** The login is Operate's own default; an external one has its own. */
  private String operateAddress() {
    boolean isHere = !environment.getProperty("journeyrunner.engine.mode", "").equals("external");
    return operate
        .address()
        .map(address -> isHere ? address + " (log in as demo, password demo)" : address)
        .orElse("none (journeyrunner.engine.operate is false, or nobody said where it is)");
  }

  private String engineAddress() {
    return "127.0.0.1:" + environment.getProperty("journeyrunner.engine.ports.gateway", "26500");
  }
}
