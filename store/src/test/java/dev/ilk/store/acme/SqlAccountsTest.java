package dev.ilk.store.acme;

import dev.ilk.issue.acme.AccountStore;
import dev.ilk.issue.acme.AccountStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlAccountsTest {

  private abstract static class OnDatabase extends AccountStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected AccountStore store() {
      return database.node().certified().accounts();
    }

    @Override
    protected AccountStore elsewhere() {
      return database.other().certified().accounts();
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
