// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.problems;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A caller's mistake. Each feature's exception implements it; {@link ProblemAdvice} answers it as a
 * problem detail (RFC 9457). Code that throws one has changed nothing.
 */
public interface Mistake {

  /** The kind of the problem, the last part of its type URI, such as {@code invalid-rule}. */
  String kind();

  /** The kind in words, the same for every occurrence (RFC 9457 §3.1.3). */
  String title();

  /** What is wrong, in the order of the input; never empty. */
  List<Finding> findings();

  /** The same as a program reads it; a feature that knows more of each says more. */
  default List<?> details() {
    return findings();
  }

  /** The status to answer with; 400 unless the kind says otherwise. */
  default HttpStatus status() {
    return HttpStatus.BAD_REQUEST;
  }
}
