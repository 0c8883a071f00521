package dev.ilk.store.session;

import dev.ilk.prove.human.login.PendingLogins;
import dev.ilk.prove.human.login.PendingLoginsConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlPendingLoginsTest {

  private abstract static class OnDatabase extends PendingLoginsConformance {
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
    protected PendingLogins pending() {
      return node.pendingLogins();
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
