// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What Modulith can't see: which package may use which library, and what nobody may do. */
class HouseRulesTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.journeyrunner");
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("io.journeyrunner");

  @Test
  void onlyTheEnginePackageUsesTheCamundaClient() {
    confined("io.camunda.client..", "io.journeyrunner.engine..");
  }

  @Test
  void onlyTheSendPackageUsesOkHttp() {
    confined("okhttp3..", "io.journeyrunner.webhooks.send..");
  }

  @Test
  void onlyTheTriggersPackageUsesFeel() {
    confined("org.camunda.feel..", "io.journeyrunner.triggers..");
  }

  @Test
  void onlyRulesAndJourneysUseTheBpmnModel() {
    confined("io.camunda.zeebe.model..", "io.journeyrunner.rules..", "io.journeyrunner.journeys..");
  }

  @Test
  void onlyTheDoorUsesSpringSecurity() {
    confined("org.springframework.security..", "io.journeyrunner.access..");
  }

  @Test
  void onlyMetricsCount() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Metrics")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(MAIN);
  }

  @Test
  void onlyStoresSpeakSql() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Store")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql.."))
        .check(MAIN);
  }

  @Test
  void timeComesFromTheClockBean() {
    noClasses().should().callMethod(Instant.class, "now").check(MAIN);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(MAIN);
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("JourneyRunner")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(MAIN);
  }

  @Test
  void nobodySleepsOrMocks() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ALL);
    noClasses().should().callMethod(Thread.class, "sleep", java.time.Duration.class).check(ALL);
    noClasses().should().dependOnClassesThat().resideInAPackage("org.mockito..").check(ALL);
  }

  @Test
  void configurationComesByRecords() {
    noFields().should().beAnnotatedWith(Value.class).check(MAIN);
    noClasses().should().callMethod(System.class, "getenv", String.class).check(MAIN);
  }

  @Test
  void controllersAreNoDoors() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Controller")
        .should()
        .bePackagePrivate()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .check(MAIN);
  }

  @Test
  void namesSaySomething() {
    noClasses()
        .should()
        .haveNameMatching(
            ".*(Util|Utils|Helper|Manager|Processor|Handler|Service|Data|Info|Impl|Abstract|Base|Common)")
        .check(ALL);
  }

  private static void confined(String library, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(MAIN);
  }
}
