package dev.ilk.store.grant;

import dev.ilk.issue.grant.GrantStoreConformance;
import dev.ilk.issue.session.NewSession;
import dev.ilk.issue.session.Origin;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlGrantsTest {

  private abstract static class OnDatabase extends GrantStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected Node node() {
      Stores node = database.test().node();
      return new Node(
          node.grants(),
          node.grantLookup(),
          node.requests(),
          node.devicePolls(),
          node.apps(),
          node.sessions(),
          node.revocations());
    }

    @Override
    protected NewSession session(Id.Session id, String digest, Id.Identity human, Instant at) {
      return new NewSession(
          id,
          digest,
          human,
          "https://login.example",
          "",
          List.of(),
          at,
          at,
          at.plus(Duration.ofHours(12)),
          new Ids(() -> at).correlation(),
          Origin.UNKNOWN);
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
