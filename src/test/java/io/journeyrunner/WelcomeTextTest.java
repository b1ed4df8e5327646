// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class WelcomeTextTest {

  @Test
  void namesWhatRunsOnThisMachine() {
    WelcomeText text =
        text(
            Optional.of("http://127.0.0.1:8080/operate"),
            Map.of(
                "server.address", "127.0.0.1",
                "journeyrunner.home", "/home/ünal/.journey-runner",
                "spring.datasource.url", "jdbc:h2:file:/home/ünal/.journey-runner/data/db;MODE=x"));

    assertThat(text.text(true))
        .contains(
            "Application   http://127.0.0.1:8090/\n",
            "Engine        127.0.0.1:26500 (gRPC), data and logs in"
                + " /home/ünal/.journey-runner/data/engine\n",
            "Database      jdbc:h2:file:/home/ünal/.journey-runner/data/db\n",
            "Operate       http://127.0.0.1:8080/operate (log in as demo, password demo)\n",
            "Then look at http://127.0.0.1:8090/echo-list/demo/")
        .doesNotContain("Authorization");
  }

  @Test
  void namesNoAddressThatNobodyCanOpenInAContainer() {
    WelcomeText text =
        text(
            Optional.empty(),
            Map.of(
                "server.address", "0.0.0.0",
                "journeyrunner.engine.mode", "EXTERNAL",
                "journeyrunner.engine.external.address", "http://engine:26500",
                "spring.datasource.url",
                    "jdbc:postgresql://me:secret@database:5432/jr?password=s"));

    assertThat(text.text(false))
        .contains(
            "Application   http://127.0.0.1:8090/ (port 8090 of every address of this machine or"
                + " container)\n",
            "Engine        http://engine:26500 (gRPC), a cluster that others run\n",
            "Database      jdbc:postgresql://database:5432/jr\n",
            "Operate       that of the cluster",
            "/api/v1/events -H 'Authorization: Bearer <your key>'")
        .doesNotContain("http://0.0.0.0", "demo, password", "secret");
  }

  @Test
  void leavesOutWhatIsSwitchedOff() {
    WelcomeText text =
        text(
            Optional.empty(),
            Map.of("server.address", "fd00::1", "journeyrunner.echo.enabled", "false"));

    assertThat(text.text(true))
        .contains(
            "Application   http://[fd00::1]:8090/\n",
            "Echo list     none (journeyrunner.echo.enabled is false)\n",
            "Operate       none (journeyrunner.engine.operate is false)\n")
        .doesNotContain("curl");
  }

  private static WelcomeText text(Optional<String> operate, Map<String, String> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", new HashMap<>(settings)));
    return new WelcomeText(environment, 8090, operate);
  }
}
