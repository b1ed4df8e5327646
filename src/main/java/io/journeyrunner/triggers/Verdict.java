// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.triggers;

/** What one trigger says to an event. */
public sealed interface Verdict {

  /** The trigger that says it. */
  Trigger trigger();

  /** Its process is to be started. */
  record Starts(Trigger trigger) implements Verdict {}

  /**
   * Nothing starts.
   *
   * @param reason the kind of reason
   * @param why the reason in words, with the values that led to it
   */
  record Stays(Trigger trigger, Reason reason, Why why) implements Verdict {

    /** Nothing starts, for a reason whose words are known. */
    public Stays(Trigger trigger, Reason reason, String detail) {
      this(trigger, reason, Why.of(detail));
    }

    /** The reason in words; put together when it is asked for first. */
    public String detail() {
      return why.text();
    }
  }

  /** Why nothing starts. */
  enum Reason {
    /** The trigger is paused. */
    PAUSED("paused"),
    /** Its journey is stopped. */
    STOPPED("stopped"),
    /** The file of its journey was taken away. */
    REMOVED("removed"),
    /** Before the first day. */
    NOT_YET("not_yet"),
    /** After the last day. */
    OVER("over"),
    /** Not on this day of the week. */
    DAY_OF_WEEK("day_of_week"),
    /** The condition does not hold. */
    CONDITION_FALSE("condition_false"),
    /** This user has had all of the period. */
    PER_USER_LIMIT("per_user_limit"),
    /** All users together have had all. */
    TOTAL_LIMIT("total_limit"),
    /** The user is in the journey, which runs one at a time. */
    ALREADY_IN_JOURNEY("already_in_journey"),
    /** The user has had the one run of a lifetime. */
    ONCE_IN_A_LIFETIME("once_in_a_lifetime");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The reason as the API spells it. */
    public String code() {
      return code;
    }
  }
}
