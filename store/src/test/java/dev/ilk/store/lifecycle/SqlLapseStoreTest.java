package dev.ilk.store.lifecycle;

import dev.ilk.lifecycle.LapseStore;
import dev.ilk.lifecycle.LapseStoreConformance;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlLapseStoreTest {

  private abstract static class OnDatabase extends LapseStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected LapseStore store() {
      return database.node().governance().lapses();
    }

    @Override
    protected LapseStore elsewhere() {
      return database.other().governance().lapses();
    }

    @Override
    protected RegistryStore registry() {
      return database.node().registry();
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
