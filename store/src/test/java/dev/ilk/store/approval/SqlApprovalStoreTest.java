package dev.ilk.store.approval;

import dev.ilk.approval.ApprovalStore;
import dev.ilk.approval.ApprovalStoreConformance;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlApprovalStoreTest {

  private abstract static class OnDatabase extends ApprovalStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected ApprovalStore store() {
      return database.node().approvals();
    }

    @Override
    protected ApprovalStore elsewhere() {
      return database.other().approvals();
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
