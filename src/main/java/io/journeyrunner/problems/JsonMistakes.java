// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong in JSON or YAML that could not be read: which field, which line and column.
 */
public final class JsonMistakes {

  private static final int NEAR = 2;
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(NEAR);

  private JsonMistakes() {}

  /** The first mistake that the parser met, in the caller's words. */
  public static Finding describe(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          new Finding(
              where(unknown),
              unknown.getPropertyName() + " is not known here",
              "leave it out, or use one of "
                  + names(unknown.getKnownPropertyIds())
                  + near(unknown.getPropertyName(), unknown.getKnownPropertyIds()));
      case InvalidTypeIdException unknown -> ofKind(unknown);
      case InvalidFormatException wrong ->
          new Finding(
              where(wrong),
              shortened(String.valueOf(wrong.getValue())) + " can't be read",
              remedy(wrong));
      case MismatchedInputException wrong ->
          new Finding(where(wrong), firstLine(wrong), remedy(wrong));
      case DatabindException wrong -> new Finding(where(wrong), cause(wrong), "correct the value");
      case StreamReadException broken ->
          new Finding(position(broken), firstLine(broken), "correct the text at this place");
      default -> new Finding(position(e), firstLine(e), "correct the text at this place");
    };
  }

  /** One of several kinds; the library's words would name our classes. */
  private static Finding ofKind(InvalidTypeIdException e) {
    Class<?> base = e.getBaseType().getRawClass();
    JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
    JsonSubTypes kinds = base.getAnnotation(JsonSubTypes.class);
    if (info == null || kinds == null) {
      return new Finding(where(e), "is none of those known", "correct the value");
    }
    String path = path(e);
    return new Finding(
        path.isEmpty() ? info.property() : path + "." + info.property(),
        "is none of those known",
        Arrays.stream(kinds.value())
            .map(JsonSubTypes.Type::name)
            .collect(Collectors.joining(", ", "use one of ", "")));
  }

  private static String where(DatabindException e) {
    String place = position(e);
    String name = path(e);
    return name.isEmpty() ? place : place.isEmpty() ? name : name + ", " + place;
  }

  private static String path(DatabindException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  private static String position(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String cause(DatabindException e) {
    Throwable cause = e.getCause();
    return cause == null || cause.getMessage() == null ? firstLine(e) : cause.getMessage();
  }

  private static String remedy(MismatchedInputException e) {
    Class<?> target = e.getTargetType();
    if (target == null) {
      return "correct the value";
    }
    return target.isEnum()
        ? "use one of " + Arrays.toString(target.getEnumConstants())
        : "give " + expected(target);
  }

  private static String expected(Class<?> target) {
    return switch (target.getSimpleName()) {
      case "boolean", "Boolean" -> "true or false";
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "String" -> "a text";
      case "Duration" -> "an ISO 8601 duration such as PT10S or P1D";
      case "Instant" -> "a date and time such as 2026-11-01T00:00:00Z";
      case "List", "Set" -> "a list";
      default -> "an object";
    };
  }

  private static String names(Collection<?> known) {
    return known == null || known.isEmpty()
        ? "the documented fields"
        : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  /** What somebody meant who misspelled it; empty if nothing is near. */
  private static String near(String name, @Nullable Collection<?> known) {
    return known == null
        ? ""
        : known.stream()
            .map(String::valueOf)
            .filter(one -> one.length() > NEAR && DISTANCE.apply(one, name) >= 0)
            .min(Comparator.comparingInt(one -> DISTANCE.apply(one, name)))
            .map(one -> "; did you mean " + one + "?")
            .orElse("");
  }

  private static String firstLine(JacksonException e) {
    return shortened(e.getOriginalMessage().lines().findFirst().orElse("it can't be read"));
  }

  /** A text from outside, as far as it is shown. */
  static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
