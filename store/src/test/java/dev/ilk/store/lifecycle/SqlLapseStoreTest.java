package dev.ilk.store.lifecycle;

import dev.ilk.lifecycle.LapseStore;
import dev.ilk.lifecycle.LapseStoreConformance;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlLapseStoreTest {

  private abstract static class OnDatabase extends LapseStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Stores node;
    private Stores other;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      node = test.node();
      other = test.node();
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected LapseStore store() {
      return node.governance().lapses();
    }

    @Override
    protected LapseStore elsewhere() {
      return other.governance().lapses();
    }

    @Override
    protected RegistryStore registry() {
      return node.registry();
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
