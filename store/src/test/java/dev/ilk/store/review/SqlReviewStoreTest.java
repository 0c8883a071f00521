package dev.ilk.store.review;

import dev.ilk.review.ReviewStore;
import dev.ilk.review.ReviewStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlReviewStoreTest {

  private abstract static class OnDatabase extends ReviewStoreConformance {
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
    protected ReviewStore store() {
      return node.governance().reviews();
    }

    @Override
    protected ReviewStore elsewhere() {
      return other.governance().reviews();
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
