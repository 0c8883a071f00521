package dev.ilk.store.svid;

import dev.ilk.issue.offline.ImportStore;
import dev.ilk.issue.offline.ImportStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlImportsTest {

  private abstract static class OnDatabase extends ImportStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected ImportStore store() {
      return database.node().imports();
    }

    @Override
    protected ImportStore elsewhere() {
      return database.other().imports();
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
