package dev.ilk.store.join;

import dev.ilk.issue.join.JoinStore;
import dev.ilk.issue.join.JoinStoreConformance;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlJoinsTest {

  private abstract static class OnDatabase extends JoinStoreConformance {
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
    protected JoinStore store() {
      return node.certified().joins();
    }

    @Override
    protected JoinStore elsewhere() {
      return other.certified().joins();
    }

    @Override
    protected RevocationStore revocations() {
      return node.revocations();
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
