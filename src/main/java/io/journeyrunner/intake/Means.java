// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.intake;

import io.journeyrunner.runs.Runs;
import io.journeyrunner.triggers.Triggers;
import io.journeyrunner.users.UserStates;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What it takes to decide about events. */
@Component
record Means(
    EventStartStore starts,
    Runs runs,
    Triggers triggers,
    Allowance allowance,
    UserStates users,
    Clock clock,
    IntakeSettings settings) {}
