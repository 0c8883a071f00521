package dev.ilk.store.approval;

import dev.ilk.approval.ApprovalStore;
import dev.ilk.approval.ApprovalStoreConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlApprovalStoreTest {

  private abstract static class OnDatabase extends ApprovalStoreConformance {
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
    protected ApprovalStore store() {
      return node.approvals();
    }

    @Override
    protected ApprovalStore elsewhere() {
      return other.approvals();
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
