package dev.ilk.store.acme;

import dev.ilk.issue.acme.OrderStore;
import dev.ilk.issue.acme.OrderStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlOrdersTest {

  private abstract static class OnDatabase extends OrderStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected OrderStore store() {
      return database.node().certified().orders();
    }

    @Override
    protected OrderStore elsewhere() {
      return database.other().certified().orders();
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
