package dev.ilk.store.measure;

import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.measure.stored.MeasureStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlMeasuresTest {

  private abstract static class OnDatabase extends MeasureStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected MeasureStore store() {
      return database.node().estate().measures();
    }

    @Override
    protected MeasureStore elsewhere() {
      return database.other().estate().measures();
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
