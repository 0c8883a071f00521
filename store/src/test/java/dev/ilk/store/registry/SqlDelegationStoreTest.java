package dev.ilk.store.registry;

import dev.ilk.kernel.Changes;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.DelegationStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlDelegationStoreTest {

  private abstract static class OnDatabase extends DelegationStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Stores node;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      node = test.node();
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected DelegationStore store() {
      return node.delegations();
    }

    @Override
    protected Changes changes() {
      return node.changes();
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
