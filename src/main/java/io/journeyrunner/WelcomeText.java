// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Where things are, as people type it, whatever they are called in the settings. */
record WelcomeText(Environment settings, int port, Optional<String> operate) {

  private static final Set<String> ALL_ADDRESSES =
      Set.of("", "0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

  private static final String PLACES =
      """

      Journey Runner is ready.

        Application   %1$s/%2$s
        API           %1$s/api-docs.html
        Echo list     %3$s
        Engine        %4$s
        Database      %5$s
        Operate       %6$s
      """;

  private static final String FIRST_STEPS =
      """

      Try: a mini-game spin was issued, and the sample rule tells the partner about it.

        curl -X POST %1$s/api/v1/events%2$s -H 'Content-Type: application/json' -d '{
          "id": "try-1", "type": "minigame_spin_issued", "user_id": "7:880015",
          "data":  { "saw_template_id": 412, "minigame_spins_count": 3 },
          "state": { "user_id": 55123, "user_ext_id": "7:880015", "user_ext_id_clean": "880015", "core_sm_brand_id": 7 } }'

      Then look at %1$s/echo-list/demo/
      """;

  /**
   * All of it.
   *
   * @param isOpen whether nobody is asked for a key
   */
  String text(boolean isOpen) {
    String places =
        PLACES.formatted(
            base(),
            reach(),
            echoList(),
            engine(),
            database(),
            operate.map(this::login).orElseGet(this::noOperate));
    String key = isOpen ? "" : " -H 'Authorization: Bearer <your key>'";
    return hasEcho() ? places + FIRST_STEPS.formatted(base(), key) : places;
  }

  private String base() {
    String address = address();
    String host =
        isEverywhere() ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address;
    return "http://" + host + ":" + port;
  }

  private String address() {
    return settings.getProperty("server.address", "").strip();
  }

  private boolean isEverywhere() {
    return ALL_ADDRESSES.contains(address());
  }

  private String reach() {
    return isEverywhere()
        ? " (port " + port + " of every address of this machine or container)"
        : "";
  }

  private boolean hasEcho() {
    return settings.getProperty("journeyrunner.echo.enabled", Boolean.class, true);
  }

  private String echoList() {
    return hasEcho() ? base() + "/echo-list/demo/" : "none (journeyrunner.echo.enabled is false)";
  }

  private boolean isExternal() {
    return settings.getProperty("journeyrunner.engine.mode", "").equalsIgnoreCase("external");
  }

  private String engine() {
    if (isExternal()) {
      return settings.getProperty("journeyrunner.engine.external.address", "http://127.0.0.1:26500")
          + " (gRPC), a cluster that others run";
    }
    return "127.0.0.1:"
        + settings.getProperty("journeyrunner.engine.ports.gateway", "26500")
        + " (gRPC), data and logs in "
        + settings.getProperty(
            "journeyrunner.engine.data",
            settings.getProperty("journeyrunner.home", "") + "/data/engine");
  }

  /** Without what follows the place: it may hold a password. */
  private String database() {
    String url = settings.getProperty("spring.datasource.url", "");
    return url.replaceFirst("[;?].*$", "").replaceFirst("//[^/@]*@", "//");
  }

  /** The login is Operate's own default; an external one has its own. */
  private String login(String address) {
    return isExternal() ? address : address + " (log in as demo, password demo)";
  }

  private String noOperate() {
    return isExternal()
        ? "that of the cluster (journeyrunner.engine.operate-address says where, for links)"
        : "none (journeyrunner.engine.operate is false)";
  }
}
