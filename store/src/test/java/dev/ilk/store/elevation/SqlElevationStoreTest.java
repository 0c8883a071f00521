package dev.ilk.store.elevation;

import dev.ilk.elevation.ElevationStore;
import dev.ilk.elevation.ElevationStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlElevationStoreTest {

  private abstract static class OnDatabase extends ElevationStoreConformance {
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
    protected ElevationStore store() {
      return node.elevations();
    }

    @Override
    protected ElevationStore elsewhere() {
      return other.elevations();
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
