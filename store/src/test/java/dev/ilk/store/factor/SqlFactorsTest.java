package dev.ilk.store.factor;

import dev.ilk.issue.factor.FactorStoreConformance;
import dev.ilk.issue.factor.PasskeyStore;
import dev.ilk.issue.factor.RecoveryStore;
import dev.ilk.prove.human.passkey.PasskeyLookup;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlFactorsTest {

  private abstract static class OnDatabase extends FactorStoreConformance {
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
    protected PasskeyStore passkeys() {
      return node.passkeys();
    }

    @Override
    protected PasskeyLookup lookup() {
      return node.passkeyLookup();
    }

    @Override
    protected RecoveryStore recoveries() {
      return node.recoveries();
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
