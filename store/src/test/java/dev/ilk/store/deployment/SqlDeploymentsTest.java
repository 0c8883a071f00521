package dev.ilk.store.deployment;

import dev.ilk.deployment.DeploymentStore;
import dev.ilk.deployment.DeploymentStoreConformance;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlDeploymentsTest {

  private abstract static class OnDatabase extends DeploymentStoreConformance {
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
    protected DeploymentStore store() {
      return node.deployments();
    }

    @Override
    protected DeploymentStore elsewhere() {
      return other.deployments();
    }

    @Override
    protected List<String> takenBack() throws StoreUnavailable {
      return other.revocations().after(0, 1000).stream()
          .flatMap(one -> one.revocation().what().names().stream())
          .toList();
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
