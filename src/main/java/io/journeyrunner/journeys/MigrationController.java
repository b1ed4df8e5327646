// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.journeys.diagram.Flaw;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves running users to another version, over HTTP. */
@RestController
@RequestMapping("/api/v1/journeys/{id}/migrations")
@Tag(name = "Journeys")
final class MigrationController {

  /**
   * What would move, and what can't; and the migration, if it was begun.
   *
   * @param elements by the id in the old version
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      @Nullable JourneyMigration migration, Map<String, String> elements, List<Flaw> findings) {}

  private final JourneyMigrations migrations;

  MigrationController(JourneyMigrations migrations) {
    this.migrations = migrations;
  }

  @PostMapping
  @Operation(
      summary = "Move those who are on one version to another one",
      description =
          "Elements with the same id need not be named. With dryRun=true nothing is changed: the"
              + " answer says who can't move, and why.")
  ResponseEntity<Answer> begin(
      @PathVariable String id,
      @RequestBody JourneyMigrations.Wish wish,
      @RequestParam(defaultValue = "false") boolean dryRun) {
    MigrationPlan plan = migrations.plan(id, wish);
    JourneyMigration migration = dryRun ? null : migrations.begin(id, wish);
    return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .body(new Answer(migration, new TreeMap<>(plan.elements()), plan.flaws()));
  }

  @GetMapping
  @Operation(summary = "List the migrations of a journey")
  List<JourneyMigration> list(@PathVariable String id) {
    return migrations.all(id);
  }

  @GetMapping("/{migration}")
  @Operation(summary = "See how far a migration is")
  JourneyMigration get(@PathVariable String id, @PathVariable String migration) {
    return migrations.get(id, migration);
  }

  @DeleteMapping("/{migration}")
  @Operation(summary = "Move no more; who was moved stays on the new version")
  JourneyMigration cancel(@PathVariable String id, @PathVariable String migration) {
    return migrations.cancel(id, migration);
  }
}
