// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.journeys.diagram;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.journeyrunner.problems.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a diagram that a designer should look at. Immutable.
 *
 * @param severity whether it keeps the diagram from being deployed
 * @param element the id of the element it is about; empty if it is the whole diagram
 * @param name of the element, as Modeler shows it; null if it has none or is not known
 * @param place where in the element, such as {@code when, line 1, column 7}; empty if it is the
 *     whole element
 * @param what what is wrong there, with what was found
 * @param remedy how to mend it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Flaw(
    Severity severity,
    String element,
    @Nullable String name,
    String place,
    String what,
    String remedy) {

  /** How bad it is. */
  public enum Severity {
    /** The diagram is not deployed; what ran before goes on. */
    ERROR,
    /** The diagram is deployed; it may not do what was meant. */
    WARNING;

    /** As the API spells it. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps the diagram from being deployed. */
  public static Flaw error(String element, String what, String remedy) {
    return new Flaw(Severity.ERROR, element, null, "", what, remedy);
  }

  /** Lets the diagram be deployed. */
  public static Flaw warning(String element, String what, String remedy) {
    return new Flaw(Severity.WARNING, element, null, "", what, remedy);
  }

  /** What another feature found, in a part of an element. */
  public static Flaw error(String element, String part, Finding found) {
    String place =
        part.isEmpty() || found.where().isEmpty()
            ? part + found.where()
            : part + ", " + found.where();
    return new Flaw(Severity.ERROR, element, null, place, found.what(), found.remedy());
  }

  /** The same, as a part of the element. */
  public Flaw at(String part) {
    return new Flaw(severity, element, name, part, what, remedy);
  }

  /** The same with the element's name; null for none. */
  public Flaw named(@Nullable String text) {
    return new Flaw(severity, element, text, place, what, remedy);
  }

  /** True if it keeps the diagram from being deployed. */
  @JsonIgnore
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Element and place in words, as all findings have it. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String where() {
    String of = name == null ? element : "\"" + name + "\" (" + element + ")";
    return place.isEmpty() || element.isEmpty() ? of + place : of + ", " + place;
  }

  /** The same in the form of all findings. */
  public Finding finding() {
    return new Finding(where(), what, remedy);
  }

  /** One sentence: severity, where, what, what to do. */
  @Override
  public String toString() {
    return severity.code() + ": " + finding();
  }
}
