package dev.ilk.store.lifecycle;

import dev.ilk.lifecycle.handover.HandOverStore;
import dev.ilk.lifecycle.handover.HandOverStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlHandOverStoreTest {

  private abstract static class OnDatabase extends HandOverStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected HandOverStore store() {
      return database.node().governance().handOvers();
    }

    @Override
    protected HandOverStore elsewhere() {
      return database.other().governance().handOvers();
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
