package dev.ilk.store.registry;

import dev.ilk.kernel.Changes;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.RegistryStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlRegistryStoreTest {

  private abstract static class OnDatabase extends RegistryStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected RegistryStore store() {
      return database.node().registry();
    }

    @Override
    protected Changes changes() {
      return database.node().changes();
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
