// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SecretsTest {

  private final Path home;

  private final MockEnvironment environment = new MockEnvironment();

  SecretsTest(@TempDir Path home) {
    this.home = home;
  }

  private Secrets secrets() throws IOException {
    Path folder = Files.createDirectories(home.resolve("secrets"));
    return new Secrets(new SecretSettings(folder), environment);
  }

  @Test
  void aFileIsASecretWithoutItsLastLineBreak() throws IOException {
    Secrets secrets = secrets();
    Files.writeString(home.resolve("secrets/partner-key"), "whsec_one\nwhsec_two\n");

    assertThat(secrets.find("partner-key")).hasValue("whsec_one\nwhsec_two");
  }

  @Test
  void aVariableOfTheEnvironmentIsASecret() throws IOException {
    environment.setProperty("JOURNEYRUNNER_SECRET_PARTNER_API_KEY", "k1");

    assertThat(secrets().find("partner-api.key")).hasValue("k1");
  }

  @Test
  void aSecretIsTakenAsItIsWhateverSpringWouldReadInIt() throws IOException {
    environment.setProperty("JOURNEYRUNNER_SECRET_KEY", "a${b}c${d:e}");

    assertThat(secrets().find("key")).hasValue("a${b}c${d:e}");
  }

  @Test
  void theFileCountsBeforeTheEnvironment() throws IOException {
    Secrets secrets = secrets();
    Files.writeString(home.resolve("secrets/key"), "from the file");
    environment.setProperty("JOURNEYRUNNER_SECRET_KEY", "from the environment");

    assertThat(secrets.find("key")).hasValue("from the file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "..", ".", "", "a/../../outside", "/etc/hostname", "a\0b"})
  void noNameLeadsOutOfTheFolder(String name) throws IOException {
    Files.writeString(home.resolve("outside"), "not a secret");

    assertThat(secrets().find(name)).isEmpty();
  }

  @Test
  void anEmptyOneIsNotThere() throws IOException {
    Secrets secrets = secrets();
    Files.writeString(home.resolve("secrets/being-written"), "\n");
    environment.setProperty("JOURNEYRUNNER_SECRET_BLANK", " ");

    assertThat(secrets.find("being-written")).isEmpty();
    assertThat(secrets.find("blank")).isEmpty();
  }

  @Test
  void aFileThatIsNoTextIsNoSecret() throws IOException {
    Secrets secrets = secrets();
    Files.write(home.resolve("secrets/key"), new byte[] {(byte) 0xC3, (byte) 0x28});

    assertThat(secrets.find("key")).isEmpty();
  }
}
