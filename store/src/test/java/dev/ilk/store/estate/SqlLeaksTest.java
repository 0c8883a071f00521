package dev.ilk.store.estate;

import dev.ilk.estate.stored.EstateConformance;
import dev.ilk.estate.stored.LeakConformance;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.store.EstateStores;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlLeaksTest {

  private abstract static class OnDatabase extends LeakConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected EstateConformance.Node node() {
      EstateStores node = database.test().node().estate();
      return new EstateConformance.Node(
          node.sources(), node.runs(), node.accounts(), node.findings(), node.links());
    }

    @Override
    protected LeakStore leaks() {
      return database.test().node().estate().leaks();
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
