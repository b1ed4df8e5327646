// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.users;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The states of many users, over HTTP. */
@RestController
@Tag(name = "User state")
final class BulkLoadController {

  static final String NDJSON = "application/x-ndjson";

  /** What becomes of the properties that a line does not name. */
  enum Mode {
    merge,
    replace
  }

  private final BulkLoad bulkLoad;

  BulkLoadController(BulkLoad bulkLoad) {
    this.bulkLoad = bulkLoad;
  }

  @PostMapping(path = "/api/v1/users/state", consumes = NDJSON, produces = NDJSON)
  @Operation(
      summary = "Load the states of many users",
      description =
          "One JSON object a line: {\"user_id\": \"7:880015\", \"state\": {…}}. The answer is"
              + " NDJSON too, written while the lines are read: errors by line, progress, and a"
              + " summary at the end. A bad line does not stop the others; sending the same lines"
              + " again is harmless.")
  void post(
      @RequestParam(defaultValue = "merge") Mode mode,
      InputStream body,
      HttpServletResponse response)
      throws IOException {
    response.setContentType(NDJSON);
    response.setCharacterEncoding("UTF-8");
    bulkLoad.run(body, mode, response.getOutputStream());
  }
}
