package dev.ilk.store.lifecycle;

import dev.ilk.lifecycle.rotation.RotationStore;
import dev.ilk.lifecycle.rotation.RotationStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlRotationStoreTest {

  private abstract static class OnDatabase extends RotationStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected RotationStore store() {
      return database.node().governance().rotations();
    }

    @Override
    protected RotationStore elsewhere() {
      return database.other().governance().rotations();
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
