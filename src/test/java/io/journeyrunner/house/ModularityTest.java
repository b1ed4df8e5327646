// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import io.journeyrunner.JourneyRunner;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

  private final ApplicationModules modules = ApplicationModules.of(JourneyRunner.class);

  @Test
  void packagesUseOnlyTheDoorsTheyDeclare() {
    modules.verify();
  }

  @Test
  void thePictureOfThePackagesCanBeDrawn() {
    new Documenter(modules).writeModulesAsPlantUml();
  }
}
