package dev.ilk.store.migration;

import dev.ilk.migration.BurndownStore;
import dev.ilk.migration.SecretStore;
import dev.ilk.migration.SecretStoreConformance;
import dev.ilk.migration.TrancheStore;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlSecretStoreTest {

  private abstract static class OnDatabase extends SecretStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected SecretStore node() {
      return test.node().estate().secrets();
    }

    @Override
    protected TrancheStore tranches() {
      return test.node().estate().tranches();
    }

    @Override
    protected BurndownStore burndown() {
      return test.node().estate().burndown();
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
