package dev.ilk.store.registry;

import dev.ilk.kernel.Changes;
import dev.ilk.registry.people.GroupStore;
import dev.ilk.registry.people.PeopleStore;
import dev.ilk.registry.people.PeopleStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlPeopleStoreTest {

  private abstract static class OnDatabase extends PeopleStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Stores node;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      node = test.node();
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected PeopleStore people() {
      return node.people();
    }

    @Override
    protected GroupStore groups() {
      return node.groups();
    }

    @Override
    protected Changes changes() {
      return node.changes();
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
