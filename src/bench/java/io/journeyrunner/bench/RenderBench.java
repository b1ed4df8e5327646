// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.bench;

import io.journeyrunner.webhooks.template.Place;
import io.journeyrunner.webhooks.template.Template;
import io.journeyrunner.webhooks.template.TemplateScope;
import io.journeyrunner.webhooks.template.Templates;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import liqp.TemplateParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of the sample rule: ours escapes each value for its place, liqp pastes it as it is. Both
 * have compiled it before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBench {

  private static final String BODY =
      """
      {
        "saw_template_id": "{{event.saw_template_id}}",
        "minigame_spins_count": "{{event.minigame_spins_count}}",
        "smartico_user_id": "{{state.user_id}}",
        "user_ext_id": "{{state.user_ext_id}}",
        "user_ext_id_clean": "{{state.user_ext_id_clean}}",
        "brand": "{{state.core_sm_brand_id}}"
      }
      """;

  private final Template ours = new Templates().compile("body", BODY, Place.JSON);
  private final TemplateScope scope =
      new TemplateScope(
          object("{\"user_id\":55123,\"user_ext_id\":\"7:880015\",\"core_sm_brand_id\":7}"),
          object(Events.DATA),
          object("{}"),
          Map.of(),
          name -> Optional.empty(),
          Instant.EPOCH);
  private final liqp.Template liqp = new TemplateParser.Builder().build().parse(BODY);
  private final Map<String, Object> variables =
      Map.of(
          "event", Map.of("saw_template_id", 412, "minigame_spins_count", 3),
          "state", Map.of("user_id", 55123, "user_ext_id", "7:880015", "core_sm_brand_id", 7));

  private static ObjectNode object(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  /** Ours. */
  @Benchmark
  public String ours() {
    return ours.render(scope);
  }

  /** The peer. */
  @Benchmark
  public String liqp() {
    return liqp.render(variables);
  }
}
