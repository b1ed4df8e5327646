// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.house.Settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Nobody copies the list of settings by hand. */
class ConfigurationPageTest {

  @Test
  void everySettingSaysWhatItMeans() {
    assertThat(Settings.ours())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            setting ->
                assertThat(setting.description())
                    .as("the Javadoc (@param) of %s", setting.name())
                    .hasSizeGreaterThan(20));
  }

  @Test
  void noTwoSettingsHaveOneName() {
    assertThat(Settings.ours()).extracting(Setting::name).doesNotHaveDuplicates();
  }

  @Test
  void thePageSaysWhatTheCodeSays() throws IOException {
    Path page = Path.of("docs/configuration.md");
    Path now = Path.of("target/configuration.md");
    Files.writeString(now, ConfigurationPage.text());

    assertThat(page)
        .as("settings have changed; after reading them: cp %s %s", now, page)
        .hasSameTextualContentAs(now);
  }
}
