// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where runs stand still, over HTTP. */
@RestController
@Tag(name = "Incidents")
final class IncidentController {

  /**
   * The incidents, as far as they can be known.
   *
   * @param by who was asked; null if nobody can be
   * @param next what to give as {@code after} for the next page; null if this is the last one
   * @param remedy what to do so that they can be listed; null if they are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      @Nullable String by,
      List<EngineIncident> incidents,
      @Nullable String next,
      @Nullable String remedy) {}

  private final Chosen<IncidentSource> sources;

  IncidentController(Chosen<IncidentSource> sources) {
    this.sources = sources;
  }

  @GetMapping("/api/v1/incidents")
  @Operation(
      summary = "List where runs stand still until somebody mends it",
      description =
          "The newest first, 100 at a time, as Operate or the cluster's REST API (8.8 and newer)"
              + " tells them. Where neither can be asked, by is missing and remedy says what to do;"
              + " the incidents of blocks are then in the log (job.incident).")
  Answer list(@RequestParam(required = false) @Nullable String after) {
    String version = sources.version().get();
    Optional<IncidentSource> source = sources.of(version);
    if (source.isEmpty()) {
      return new Answer(null, List.of(), null, Chosen.remedy(version));
    }
    IncidentPage page = source.get().incidents(after);
    return new Answer(source.get().toString(), page.incidents(), page.next(), null);
  }
}
