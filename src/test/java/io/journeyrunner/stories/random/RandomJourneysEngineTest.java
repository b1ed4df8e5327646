// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.stories.random;

import io.journeyrunner.testing.CallReceiver;
import io.journeyrunner.testing.ClockedJourneys;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Journeys drawn by chance do what {@link WaitRules} says (DESIGN 5b), on the real engine. Longer:
 * {@code mvn verify -Dit.test=RandomJourneysEngineTest -Drandom.seed=100 -Drandom.worlds=50}.
 */
@Order(ClockedJourneys.LAST)
class RandomJourneysEngineTest {

  private static final long SEED = Long.getLong("random.seed", 11);
  private static final int WORLDS = Integer.getInteger("random.worlds", 1);
  private static final int JOURNEYS = Integer.getInteger("random.journeys", 12);
  private static final int USERS = Integer.getInteger("random.users", 40);
  private static final int ROUNDS = Integer.getInteger("random.rounds", 9);

  private static final ClockedJourneys clocked = ClockedJourneys.shared();

  @Test
  void everyRunPassesWhatItMustAndNothingElse() {
    try (CallReceiver receiver = new CallReceiver()) {
      LongStream.range(SEED, SEED + WORLDS)
          .forEach(
              seed ->
                  new Crowd(clocked, receiver, seed)
                      .live(JOURNEYS, USERS, ROUNDS, receiver.url("/told")));
    }
  }
}
