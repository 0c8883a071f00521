package dev.ilk.store.deployment;

import dev.ilk.deployment.DeploymentStore;
import dev.ilk.deployment.DeploymentStoreConformance;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlDeploymentsTest {

  private abstract static class OnDatabase extends DeploymentStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected DeploymentStore store() {
      return database.node().deployments();
    }

    @Override
    protected DeploymentStore elsewhere() {
      return database.other().deployments();
    }

    @Override
    protected List<String> takenBack() throws StoreUnavailable {
      return database.other().revocations().after(0, 1000).stream()
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
