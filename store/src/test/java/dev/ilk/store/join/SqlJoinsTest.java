package dev.ilk.store.join;

import dev.ilk.issue.join.JoinStore;
import dev.ilk.issue.join.JoinStoreConformance;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlJoinsTest {

  private abstract static class OnDatabase extends JoinStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected JoinStore store() {
      return database.node().certified().joins();
    }

    @Override
    protected JoinStore elsewhere() {
      return database.other().certified().joins();
    }

    @Override
    protected RevocationStore revocations() {
      return database.node().revocations();
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
