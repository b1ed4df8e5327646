// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.journeyrunner.documents.Document;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.events.Event;
import io.journeyrunner.events.EventFormats;
import io.journeyrunner.events.IncomingEvent;
import io.journeyrunner.events.ReceivedEvent;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.triggers.Situation;
import io.journeyrunner.triggers.Trigger;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.triggers.Verdict;
import io.journeyrunner.users.UserStates;
import io.journeyrunner.webhooks.RenderedCall;
import io.journeyrunner.webhooks.SendReport;
import io.journeyrunner.webhooks.Subject;
import io.journeyrunner.webhooks.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tries a rule out without any process, over HTTP. */
@RestController
@Tag(name = "Automation rules")
final class RuleTestController {

  /**
   * What to try a rule with.
   *
   * @param event as it would be sent; id and type may be left out
   * @param state in place of the user's state; null for the state as it is
   * @param send true if the call is to be made
   */
  record Trial(ObjectNode event, @Nullable ObjectNode state, @Nullable Boolean send) {}

  /**
   * What would happen, or has happened.
   *
   * @param starts whether the event would start the rule; limits that need counting are not asked
   * @param reason why not; null if it would
   * @param detail the reason in words; null if it would
   * @param request the call, with secrets masked
   * @param sent what came of it; null if it was not to be made
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      boolean starts,
      @Nullable String reason,
      @Nullable String detail,
      RenderedCall request,
      @Nullable SendReport sent) {}

  private final Documents<Rule> rules;
  private final EventFormats formats;
  private final UserStates users;
  private final Webhooks webhooks;
  private final Clock clock;

  RuleTestController(
      Documents<Rule> rules,
      EventFormats formats,
      UserStates users,
      Webhooks webhooks,
      Clock clock) {
    this.rules = rules;
    this.formats = formats;
    this.users = users;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  @PostMapping("/api/v1/rules/{id}/test")
  @Operation(
      summary = "Try a rule with an event",
      description =
          "Shows whether the event would start the rule, and the exact call; makes the call only"
              + " with \"send\": true. Nothing is counted or kept.")
  Result test(@PathVariable String id, @RequestBody Trial trial) throws IOException {
    Document<Rule> document = rules.get(id);
    Rule rule = document.content();
    Event event = event(rule, trial.event());
    ObjectNode given = trial.state();
    ObjectNode state = given == null ? users.get(event.user()) : given;
    Trigger trigger = RuleTriggers.of(document);
    Subject subject = new Subject(trigger.process(), RuleProcess.CALL, delivered(event));
    RenderedCall request = webhooks.preview(rule.webhook(), subject, state);
    SendReport sent =
        Boolean.TRUE.equals(trial.send()) ? webhooks.send(rule.webhook(), subject, state) : null;
    Situation situation = new Situation(event, () -> state, ZonedDateTime.now(clock));
    return switch (Triggers.judge(trigger, situation)) {
      case Verdict.Starts ignored -> new Result(true, null, null, request, sent);
      case Verdict.Stays stays ->
          new Result(false, stays.reason().code(), stays.detail(), request, sent);
    };
  }

  /** The engine gives decimals of an event back as doubles. */
  private static Event delivered(Event event) {
    return new Event(
        event.id(),
        event.type(),
        event.user(),
        event.time(),
        event.brand(),
        (ObjectNode) JsonMapper.shared().readTree(event.data().toString()));
  }

  private Event event(Rule rule, ObjectNode json) throws IOException {
    ObjectNode complete = json.deepCopy();
    if (!complete.has("id") && !complete.has("eid")) {
      complete.put("id", "test");
    }
    if (!complete.has("type") && !complete.has("event_type")) {
      complete.put("type", rule.on());
    }
    byte[] bytes = complete.toString().getBytes(StandardCharsets.UTF_8);
    return switch (formats.read(null, Map.of(), new ByteArrayInputStream(bytes)).getFirst()) {
      case IncomingEvent incoming -> incoming.event();
      case ReceivedEvent.Rejected(String id, Finding finding) ->
          throw new InvalidRule(List.of(finding.within("event")));
    };
  }
}
