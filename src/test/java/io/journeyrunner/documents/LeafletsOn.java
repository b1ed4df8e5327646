// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import io.journeyrunner.documents.Document.Source;
import io.journeyrunner.problems.Finding;
import io.journeyrunner.testing.Databases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A node's leaflets on a database of its own. */
final class LeafletsOn {

  final DataSource database = Databases.h2();
  final DocumentStore store = DocumentsAccess.store(database);
  final Gate admission = new Gate();
  final DocumentIndex<Leaflet> index = new DocumentIndex<>(Leaflet.KIND, store, changed -> {});
  final Documents<Leaflet> documents =
      new Documents<>(Leaflet.KIND, admission, store, index, Clock.systemUTC());

  /** Saves it, as the API does. */
  void put(String says) {
    Document<Leaflet> unused = documents.save(new Leaflet("x", says), Source.API, Optional.empty());
  }

  String text(String id) {
    return documents.get(id).content().says();
  }

  /** Does once what a test wants to happen in the middle of a change. */
  static final class Gate implements Admission<Leaflet> {

    @Nullable RuntimeException refusal;
    @Nullable Runnable meanwhile;
    boolean isNeeded;

    @Override
    public void check(Leaflet leaflet) {
      if (refusal != null) {
        throw refusal;
      }
    }

    @Override
    public long prepare(Leaflet leaflet, long note) {
      happen();
      return note;
    }

    @Override
    public void release(String id) {
      if (isNeeded) {
        throw new Leaflet.Invalid(List.of(new Finding("", id + " is needed", "wait")));
      }
      happen();
    }

    private void happen() {
      Runnable now = meanwhile;
      meanwhile = null;
      if (now != null) {
        now.run();
      }
    }
  }
}
