// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The peer of events that match nothing: the same server parses the same JSON, and that is all. */
@RestController
class ParseOnly {

  /** Below the address of events, so that the same filters let it in. */
  static final String PATH = "/api/v1/events/parse";

  @PostMapping(PATH)
  Map<String, List<String>> post(InputStream body) throws IOException {
    return Map.of(
        "results",
        JsonMapper.shared()
            .readTree(body.readAllBytes())
            .valueStream()
            .map(event -> event.path("id").asString(""))
            .toList());
  }
}
