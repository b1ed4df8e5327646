// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Answers every mistake and every fault as a problem detail (RFC 9457). */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> onFault(RuntimeException fault) {
    return switch (fault) {
      case CompletionException later when later.getCause() instanceof RuntimeException cause ->
          onFault(cause);
      case Mistake mistake -> answer(Problem.of(mistake));
      case JacksonException unreadable -> answer(unreadable(unreadable));
      case TransientDataAccessException e -> answer(databaseAway(e));
      case NonTransientDataAccessResourceException e -> answer(databaseAway(e));
      case CannotCreateTransactionException e -> answer(databaseAway(e));
      default -> answer(bug(fault));
    };
  }

  private static ProblemDetail unreadable(JacksonException e) {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "unreadable-body",
        "The body can't be read",
        List.of(JsonMistakes.describe(e)));
  }

  private static ProblemDetail databaseAway(RuntimeException e) {
    log.atError()
        .addKeyValue("consequence", "the caller was told to try again; nothing was changed")
        .setCause(e)
        .log("database.unavailable");
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "database-unavailable",
        "The database is not reachable or too busy",
        List.of(new Finding("", "nothing was changed", "try again in some seconds")));
  }

  private static ProblemDetail bug(RuntimeException e) {
    String reference = UUID.randomUUID().toString();
    log.atError().addKeyValue("reference", reference).setCause(e).log("request.failed");
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "fault",
        "Something went wrong here",
        List.of(
            new Finding(
                "",
                "this is a fault of Journey Runner, not of the request",
                "tell its operators the reference " + reference + ", which is in the log")));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (problem.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()) {
      answer.header(HttpHeaders.CONNECTION, "close"); // RFC 9110 §15.5.9
    }
    return answer.body(problem);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Finding finding =
        e.getCause() instanceof JacksonException unreadable
            ? JsonMistakes.describe(unreadable)
            : new Finding("body", "is missing or can't be read", "send one");
    return handleExceptionInternal(
        e,
        Problem.of(status, "unreadable-body", "The body can't be read", List.of(finding)),
        headers,
        status,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Finding finding =
        new Finding(
            "Content-Type",
            String.valueOf(e.getContentType()) + " is not supported here",
            "use one of "
                + e.getSupportedMediaTypes().stream()
                    .map(MediaType::toString)
                    .collect(Collectors.joining(", ")));
    return handleExceptionInternal(
        e,
        Problem.of(status, "unsupported-media-type", "Unsupported content type", List.of(finding)),
        headers,
        status,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Finding finding =
        new Finding(
            "",
            e.getMethod() + " is not possible here",
            "use " + String.join(" or ", e.getSupportedMethods()));
    return handleExceptionInternal(
        e,
        Problem.of(status, "method-not-allowed", "Method not allowed", List.of(finding)),
        headers,
        status,
        request);
  }

  /** What Spring itself found wrong, in our form. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ResponseEntity<Object> answer =
        super.handleExceptionInternal(e, body, headers, status, request);
    if (answer != null
        && answer.getBody() instanceof ProblemDetail problem
        && problem.getProperties() == null) {
      problem.setProperty(
          "findings",
          List.of(
              new Finding(
                  "",
                  String.valueOf(problem.getDetail()),
                  "see /api-docs.html for what is possible")));
    }
    return answer;
  }
}
