// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import io.journeyrunner.problems.Finding;
import io.journeyrunner.problems.Mistake;
import java.util.List;

/** What documents are tried with; kept in the tables of endpoints. */
record Leaflet(String id, String says) {

  static final DocumentText<Leaflet> TEXT = new DocumentText<>(Leaflet.class, Invalid::new);
  static final Kind<Leaflet> KIND = new Kind<>("endpoint", TEXT, Leaflet::id);

  static final class Invalid extends RuntimeException implements Mistake {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    Invalid(List<Finding> findings) {
      super(findings.toString());
      this.findings = List.copyOf(findings);
    }

    @Override
    public String kind() {
      return "invalid-leaflet";
    }

    @Override
    public String title() {
      return "The leaflet says nothing";
    }

    @Override
    public List<Finding> findings() {
      return findings;
    }
  }
}
