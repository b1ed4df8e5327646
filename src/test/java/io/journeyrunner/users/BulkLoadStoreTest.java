// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.testing.Databases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/** The states of many users, line by line, on both databases. */
class BulkLoadStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final UserId ZOE = new UserId("7:zoë/😀");

  private static ObjectNode json(String text) {
    return StateJson.readObject(text);
  }

  private static StatePatch patch(UserId user, String patch, Instant setAt) {
    return new StatePatch(user, json(patch), setAt);
  }

  abstract static class Contract {

    private final UserStates states;

    Contract(DataSource database) {
      states =
          new UserStates(
              new UserStateStore(new JdbcTemplate(database)),
              new UserSettings(DataSize.ofKilobytes(10)),
              List.of(),
              new TransactionTemplate(new DataSourceTransactionManager(database)),
              CLOCK);
    }

    private String loaded(byte[] lines) throws IOException {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      new BulkLoad(states, CLOCK)
          .run(new ByteArrayInputStream(lines), BulkLoadController.Mode.merge, answer);
      return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineThatIsNoUtf8IsNamedAndAByteOrderMarkIsTaken() throws IOException {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      lines.writeBytes(
          "\uFEFF{\"user_id\": \"Zoë\", \"state\": {}}\n".getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(
          "{\"user_id\": \"Zoë\", \"state\": {}}\n".getBytes(StandardCharsets.ISO_8859_1));

      assertThat(loaded(lines.toByteArray()))
          .isEqualTo(
              "{\"line\":2,\"error\":{\"where\":\"\",\"what\":\"is not UTF-8\",\"remedy\":\"send"
                  + " the lines in UTF-8\"}}\n"
                  + "{\"done\":true,\"stored\":1,\"failed\":1,\"errorsNotShown\":0}\n");
      assertThat(states.find(new UserId("Zoë"))).isPresent();
    }

    @Test
    void aLineMayUseATimeOfItsOwn() throws IOException {
      states.merge(patch(ZOE, "{\"a\": 2}", NOW.minusSeconds(10)));
      String line = "{\"user_id\": \"" + ZOE + "\", \"state\": {\"a\": 1}";

      loaded((line + ", \"time\": \"2026-11-23T09:59:00Z\"}").getBytes(StandardCharsets.UTF_8));
      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 2}"));
      assertThat(loaded((line + ", \"time\": \"noon\"}").getBytes(StandardCharsets.UTF_8)))
          .contains("\\\"noon\\\" is no time");
      loaded((line + "}").getBytes(StandardCharsets.UTF_8));
      assertThat(states.get(ZOE)).isEqualTo(json("{\"a\": 1}"));
    }

    @Test
    void aBulkLoadStoresTheGoodLinesAndNamesTheBad() throws IOException {
      String lines =
          IntStream.range(0, 1_200)
                  .mapToObj(n -> "{\"user_id\": \"b" + n + "\", \"state\": {\"n\": " + n + "}}")
                  .collect(Collectors.joining("\n"))
              + "\n\n"
              + "nonsense\n"
              + "{\"user_id\": \"b1\", \"state\": 5}\n"
              + "{\"user_id\": \"\", \"state\": {}}\n"
              + "{\"user_id\": \"b2\", \"state\": {\"x\": \""
              + "x".repeat(20_000)
              + "\"}}\n";
      ByteArrayOutputStream answer = new ByteArrayOutputStream();

      new BulkLoad(states, CLOCK)
          .run(
              new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
              BulkLoadController.Mode.merge,
              answer);

      assertThat(states.get(new UserId("b1199"))).isEqualTo(json("{\"n\": 1199}"));
      assertThat(answer.toString(StandardCharsets.UTF_8).lines())
          .anyMatch(line -> line.startsWith("{\"line\":1202,\"error\":{"))
          .anyMatch(line -> line.contains("\"line\":1203") && line.contains("not a JSON object"))
          .anyMatch(line -> line.contains("\"line\":1204") && line.contains("1 to 200 characters"))
          .anyMatch(line -> line.contains("\"line\":1205") && line.contains("more than 10240"))
          .last()
          .isEqualTo("{\"done\":true,\"stored\":1200,\"failed\":4,\"errorsNotShown\":0}");
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Databases.h2());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }
}
