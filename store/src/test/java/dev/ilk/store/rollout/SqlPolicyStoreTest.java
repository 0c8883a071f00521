package dev.ilk.store.rollout;

import dev.ilk.kernel.Changes;
import dev.ilk.rollout.PolicyStore;
import dev.ilk.rollout.PolicyStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlPolicyStoreTest {

  private abstract static class OnDatabase extends PolicyStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected PolicyStore store() {
      return database.node().policies();
    }

    @Override
    protected Changes changes() {
      return database.node().changes();
    }

    @Override
    protected PolicyStore elsewhere() {
      return database.other().policies();
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
