package dev.ilk.store.review;

import dev.ilk.review.ReviewStore;
import dev.ilk.review.ReviewStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlReviewStoreTest {

  private abstract static class OnDatabase extends ReviewStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected ReviewStore store() {
      return database.node().governance().reviews();
    }

    @Override
    protected ReviewStore elsewhere() {
      return database.other().governance().reviews();
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
