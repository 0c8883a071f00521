package dev.ilk.store.federation;

import dev.ilk.issue.federation.FederationStore;
import dev.ilk.issue.federation.FederationStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlFederationsTest {

  private abstract static class OnDatabase extends FederationStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected FederationStore store() {
      return database.node().federations();
    }

    @Override
    protected FederationStore elsewhere() {
      return database.other().federations();
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
