package dev.ilk.store.migration;

import dev.ilk.migration.BurndownStore;
import dev.ilk.migration.SecretStore;
import dev.ilk.migration.SecretStoreConformance;
import dev.ilk.migration.TrancheStore;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlSecretStoreTest {

  private abstract static class OnDatabase extends SecretStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected SecretStore node() {
      return database.test().node().estate().secrets();
    }

    @Override
    protected TrancheStore tranches() {
      return database.test().node().estate().tranches();
    }

    @Override
    protected BurndownStore burndown() {
      return database.test().node().estate().burndown();
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
