package dev.ilk.store.estate;

import dev.ilk.estate.stored.EstateConformance;
import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.estate.stored.OwnerConformance;
import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.store.EstateStores;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlOwnersTest {

  private abstract static class OnDatabase extends OwnerConformance {
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
    protected OwnerClues clues() {
      return database.test().node().estate().ownerClues();
    }

    @Override
    protected OwnerStore owners() {
      return database.test().node().estate().owners();
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
