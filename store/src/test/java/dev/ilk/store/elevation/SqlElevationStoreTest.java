package dev.ilk.store.elevation;

import dev.ilk.elevation.ElevationStore;
import dev.ilk.elevation.ElevationStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlElevationStoreTest {

  private abstract static class OnDatabase extends ElevationStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected ElevationStore store() {
      return database.node().elevations();
    }

    @Override
    protected ElevationStore elsewhere() {
      return database.other().elevations();
    }
  }

  @Nested
  class Sqlite extends OnDatabase {
    Sqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class Postgresql extends OnDatabase {
    Postgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
