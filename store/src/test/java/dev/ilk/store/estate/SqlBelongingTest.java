package dev.ilk.store.estate;

import dev.ilk.estate.stored.BelongingConformance;
import dev.ilk.estate.stored.EstateConformance;
import dev.ilk.store.EstateStores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlBelongingTest {

  private abstract static class OnDatabase extends BelongingConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected EstateConformance.Node node() {
      EstateStores node = test.node().estate();
      return new EstateConformance.Node(
          node.sources(), node.runs(), node.accounts(), node.findings(), node.links());
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
