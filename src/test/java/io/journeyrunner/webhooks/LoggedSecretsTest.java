// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyrunner.engine.jobs.JobResult;
import io.journeyrunner.testing.Databases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Promise 5: no secret is in the delivery log, however it was sent, and whatever came back. */
class LoggedSecretsTest {

  private static final String SECRET = "Zoë's <k&y> \"7\"/+x";

  private final DataSource database = Databases.h2();
  private final WorkerFixture bench = new WorkerFixture(database);
  private final MockWebServer echo = new MockWebServer();

  /** What nobody is shown; kept to make the call again. */
  private String inputs = "";

  @BeforeEach
  void start() throws IOException {
    bench.environment.setProperty("JOURNEYRUNNER_SECRET_TOKEN", SECRET);
    echo.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .code(400)
                .setHeader("X-Query", String.valueOf(request.getUrl().encodedQuery()))
                .body(Objects.requireNonNull(request.getBody()).utf8())
                .build();
          }
        });
    echo.start();
  }

  @AfterEach
  void stop() {
    echo.close();
  }

  private String logged(Map<String, String> headers) {
    JobResult unused = bench.work(headers);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    Awaitility.await()
        .until(
            () ->
                Objects.requireNonNull(
                        jdbc.queryForObject(
                            "select count(*) from delivery_attempts", Integer.class))
                    == 1);
    inputs =
        String.valueOf(jdbc.queryForObject("select inputs from delivery_attempts", String.class));
    String row = jdbc.queryForMap("select * from delivery_attempts").toString();
    return row.replace(inputs, "");
  }

  @Test
  void aSecretInEveryPlaceAndEvenChangedIsNotInTheLog() {
    String row =
        logged(
            Map.of(
                "url", echo.url("/hook") + "?k={{secrets.token}}",
                "headers",
                    "{\"Authorization\": \"Bearer literal-key\","
                        + " \"X-Key\": \"{{secrets.token | url_encode}}\"}",
                "body", "{\"a\": \"{{secrets.token}}\", \"b\": \"{{secrets.token | upcase}}\"}"));

    assertThat(row).contains("secret_token").contains("SECRET_TOKEN").contains("status 400");
    for (String part : List.of("Zoë's", "ZOË", "k&y", "Zo%C3%AB", "literal-key")) {
      assertThat(row.replace("X-Key", "")).doesNotContain(part);
    }
    assertThat(inputs).contains("{{secrets.token}}").doesNotContain("Zo", "k&y", "%AB");
  }

  @Test
  void aCallIsLoggedAsItWasSentAndAnswered() {
    String row =
        logged(Map.of("url", echo.url("/hook").toString(), "body", "{\"n\": {{event.count}}}"));

    assertThat(row)
        .contains("\"body\":\"{\\\"n\\\": 3}\"")
        .contains("\"status\":400")
        .contains("\"waiting\":")
        .contains("webhook-timestamp");
  }
}
