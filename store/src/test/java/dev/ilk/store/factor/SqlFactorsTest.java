package dev.ilk.store.factor;

import dev.ilk.issue.factor.FactorStoreConformance;
import dev.ilk.issue.factor.PasskeyStore;
import dev.ilk.issue.factor.RecoveryStore;
import dev.ilk.prove.human.passkey.PasskeyLookup;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlFactorsTest {

  private abstract static class OnDatabase extends FactorStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected PasskeyStore passkeys() {
      return database.node().passkeys();
    }

    @Override
    protected PasskeyLookup lookup() {
      return database.node().passkeyLookup();
    }

    @Override
    protected RecoveryStore recoveries() {
      return database.node().recoveries();
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
