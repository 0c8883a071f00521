package dev.ilk.store.registry;

import dev.ilk.kernel.Changes;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.DelegationStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlDelegationStoreTest {

  private abstract static class OnDatabase extends DelegationStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected DelegationStore store() {
      return database.node().delegations();
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
