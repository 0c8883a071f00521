package dev.ilk.store.keys;

import dev.ilk.kernel.Changes;
import dev.ilk.keys.ring.KeyStore;
import dev.ilk.keys.ring.KeyStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlKeyStoreTest {

  private abstract static class OnDatabase extends KeyStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Stores observer;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      observer = test.node();
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected KeyStore open() {
      return test.node().keys();
    }

    @Override
    protected Changes changes() {
      return observer.changes();
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
