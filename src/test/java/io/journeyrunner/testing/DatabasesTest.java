// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabasesTest {

  @Test
  void bothKindsAnswer() {
    assertThat(JdbcClient.create(Databases.h2()).sql("select 1").query(Integer.class).single())
        .isEqualTo(1);
    assertThat(
            JdbcClient.create(Databases.postgres()).sql("select 1").query(Integer.class).single())
        .isEqualTo(1);
  }
}
