// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Somebody else changed the document meanwhile; nothing was changed by this request. */
public final class ChangedMeanwhile extends RuntimeException implements Mistake {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String id;

  ChangedMeanwhile(Kind<?> kind, String id) {
    super(kind.name() + " " + id + " was changed meanwhile");
    this.kind = kind.name();
    this.id = id;
  }

  @Override
  public String kind() {
    return kind + "-changed-meanwhile";
  }

  @Override
  public String title() {
    return "The " + kind + " was changed meanwhile";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding(
            "",
            "the " + kind + " " + id + " has another version than this change is for",
            "read it again, then change it; as If-Match send the one ETag of the answer"));
  }

  @Override
  public HttpStatus status() {
    return HttpStatus.PRECONDITION_FAILED;
  }
}
