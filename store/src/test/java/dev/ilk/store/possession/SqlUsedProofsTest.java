package dev.ilk.store.possession;

import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.prove.federation.possession.UsedProofsConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlUsedProofsTest {

  private abstract static class OnDatabase extends UsedProofsConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected UsedProofs used() {
      return database.node().usedProofs();
    }

    @Override
    protected UsedProofs elsewhere() {
      return database.other().usedProofs();
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
