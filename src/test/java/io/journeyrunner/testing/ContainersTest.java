// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Holds with and without a Docker engine: these images are nowhere, since their registry can't be.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContainersTest {

  private static final String MODE = "journeyrunner.test.containers";
  private static final String IMAGE = "journeyrunner.test.nothing.image";
  private static final String OFFICIAL = "registry.invalid/official:1";

  private final String modeBefore = System.getProperty(MODE, "");

  @AfterEach
  void leaveAllAsItWas() {
    System.clearProperty(IMAGE);
    System.clearProperty(MODE);
    if (!modeBefore.isEmpty()) {
      System.setProperty(MODE, modeBefore);
    }
  }

  @Test
  void runsEmbeddedWhereTheImageCannotBeHadAndSaysWhy(CapturedOutput said) {
    System.setProperty(MODE, "auto");

    assertThat(Containers.image(IMAGE, OFFICIAL)).isEmpty();

    assertThat(said)
        .contains("embedded instead of in a container of " + OFFICIAL + ": ")
        .containsAnyOf(
            "there is no Docker engine (no DOCKER_HOST and no socket)",
            "the image could not be pulled (");
  }

  @Test
  void looksForTheImageThatAPropertyNames(CapturedOutput said) {
    System.setProperty(MODE, "auto");
    System.setProperty(IMAGE, "registry.invalid/mine:2");

    assertThat(Containers.image(IMAGE, OFFICIAL)).isEmpty();

    assertThat(said).contains("registry.invalid/mine:2").doesNotContain("official");
  }

  @Test
  void failsInPlaceOfFallingBackIfItMustBeAContainer() {
    System.setProperty(MODE, "always");

    assertThatThrownBy(() -> Containers.image(IMAGE, OFFICIAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(MODE + "=always, but for " + OFFICIAL + " ");
  }

  @Test
  void asksNoEngineIfItMustNotBeAContainer(CapturedOutput said) {
    System.setProperty(MODE, "never");

    assertThat(Containers.image(IMAGE, OFFICIAL)).isEmpty();

    assertThat(said)
        .contains("embedded instead of in a container of " + OFFICIAL + ": " + MODE + "=never");
  }
}
