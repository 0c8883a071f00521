package dev.ilk.store.registry;

import dev.ilk.kernel.Changes;
import dev.ilk.registry.people.GroupStore;
import dev.ilk.registry.people.PeopleStore;
import dev.ilk.registry.people.PeopleStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlPeopleStoreTest {

  private abstract static class OnDatabase extends PeopleStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected PeopleStore people() {
      return database.node().people();
    }

    @Override
    protected GroupStore groups() {
      return database.node().groups();
    }

    @Override
    protected Changes changes() {
      return database.node().changes();
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
