// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import static io.journeyrunner.documents.Representations.expected;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an If-Match asks for (RFC 9110 §13.1.1). */
class RepresentationsTest {

  @Test
  void theTagOfAnAnswerIsItsVersion() {
    assertThat(expected("\"12\"")).hasValue(12);
    assertThat(expected("W/\"12\"")).hasValue(12);
    assertThat(expected(" 12 ")).hasValue(12);
    assertThat(expected("\"12-gzip\"")).as("as Apache compresses it").hasValue(12);
    assertThat(expected("W/\"12--br\"")).as("as Jetty does").hasValue(12);
  }

  @Test
  void whoAsksForNoneTakesAny() {
    assertThat(expected(null)).isEmpty();
    assertThat(expected("*")).isEmpty();
  }

  @Test
  void aTagOfSomebodyElseIsThatOfNoVersion() {
    assertThat(expected("\"abc\"")).hasValue(-1);
    assertThat(expected("\"v1-2\"")).hasValue(-1);
    assertThat(expected("\"12345678901\"")).hasValue(-1);
    assertThat(expected("\"11\", \"12\"")).hasValue(-1);
    assertThat(expected("")).hasValue(-1);
  }
}
