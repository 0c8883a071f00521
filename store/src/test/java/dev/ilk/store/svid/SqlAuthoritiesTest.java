package dev.ilk.store.svid;

import dev.ilk.issue.svid.AuthorityStore;
import dev.ilk.issue.svid.AuthorityStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlAuthoritiesTest {

  private abstract static class OnDatabase extends AuthorityStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected AuthorityStore store() {
      return database.node().authorities();
    }

    @Override
    protected AuthorityStore elsewhere() {
      return database.other().authorities();
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
