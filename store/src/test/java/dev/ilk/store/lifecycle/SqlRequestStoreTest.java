package dev.ilk.store.lifecycle;

import dev.ilk.lifecycle.request.RequestStore;
import dev.ilk.lifecycle.request.RequestStoreConformance;
import dev.ilk.lifecycle.request.TemplateStore;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlRequestStoreTest {

  private abstract static class OnDatabase extends RequestStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected RequestStore store() {
      return database.node().governance().requests();
    }

    @Override
    protected RequestStore elsewhere() {
      return database.other().governance().requests();
    }

    @Override
    protected TemplateStore templates() {
      return database.node().governance().templates();
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
