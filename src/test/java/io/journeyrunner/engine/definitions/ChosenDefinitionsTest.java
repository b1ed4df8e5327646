// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is asked for what others deployed. */
class ChosenDefinitionsTest {

  private record Named(String name) implements DefinitionSource {

    @Override
    public DefinitionPage newest(@Nullable String after) {
      return new DefinitionPage(List.of(), null);
    }

    @Override
    public Optional<String> bpmn(long definitionKey) {
      return Optional.empty();
    }
  }

  private static final DefinitionSource CLUSTER = new Named("cluster");
  private static final DefinitionSource OPERATE = new Named("operate");

  private static Optional<DefinitionSource> chosen(
      String version, @Nullable DefinitionSource cluster, @Nullable DefinitionSource operate) {
    return new ChosenDefinitions(new Chosen<>(() -> version, cluster, operate)).source();
  }

  @Test
  void theClusterFromVersion88On() {
    assertThat(chosen("8.8.0", CLUSTER, OPERATE)).contains(CLUSTER);
    assertThat(chosen("8.10.1-alpha2", CLUSTER, OPERATE)).contains(CLUSTER);
    assertThat(chosen("9.0.0", CLUSTER, null)).contains(CLUSTER);
  }

  @Test
  void operateBefore() {
    assertThat(chosen("8.6.0", CLUSTER, OPERATE)).contains(OPERATE);
    assertThat(chosen("8.7.12", CLUSTER, OPERATE)).contains(OPERATE);
    assertThat(chosen("SNAPSHOT", CLUSTER, OPERATE)).contains(OPERATE);
    assertThat(chosen("8.8.0", null, OPERATE)).contains(OPERATE);
  }

  @Test
  void nobodyWhereNobodyIsKnown() {
    assertThat(chosen("8.6.0", CLUSTER, null)).isEmpty();
    assertThat(chosen("8.9.0", null, null)).isEmpty();
  }

  @Test
  void aClusterThatIsUpgradedIsAskedFromThenOn() {
    AtomicReference<String> version = new AtomicReference<>("8.7.0");
    ChosenDefinitions definitions =
        new ChosenDefinitions(new Chosen<>(version::get, CLUSTER, OPERATE));
    assertThat(definitions.source()).contains(OPERATE);

    version.set("8.8.0");

    assertThat(definitions.source()).contains(CLUSTER);
  }
}
