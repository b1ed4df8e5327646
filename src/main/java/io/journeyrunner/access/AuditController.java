// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.problems.Search;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, over HTTP. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "Who changed what, when, from what to what")
final class AuditController {

  /**
   * Changes, the newest first.
   *
   * @param cursor for the next page; null if there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(List<AuditEntry> changes, @Nullable String cursor) {}

  private final AuditStore store;

  AuditController(AuditStore store) {
    this.store = store;
  }

  @GetMapping
  @Operation(
      summary = "Search changes, newest first",
      description =
          "By kind (rule, key, replay, …) and id of what was changed, key or name of who did it,"
              + " from and to; limit (50, at most 500) and cursor turn pages.")
  Found search(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Search search = Search.read(parameters, AuditStore.COLUMNS);
    List<AuditEntry> found = store.find(search);
    boolean isFull = found.size() == search.limit();
    return new Found(found, isFull ? Long.toString(found.getLast().number()) : null);
  }
}
