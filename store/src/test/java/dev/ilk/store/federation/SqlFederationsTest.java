package dev.ilk.store.federation;

import dev.ilk.issue.federation.FederationStore;
import dev.ilk.issue.federation.FederationStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlFederationsTest {

  private abstract static class OnDatabase extends FederationStoreConformance {
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
    protected FederationStore store() {
      return node.federations();
    }

    @Override
    protected FederationStore elsewhere() {
      return other.federations();
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
