package dev.ilk.store.lifecycle;

import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.rotation.KeyStore;
import dev.ilk.lifecycle.rotation.KeyStoreConformance;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.KeyUse;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.measure.stored.Stay;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlKeyStoreTest {

  private abstract static class OnDatabase extends KeyStoreConformance {
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected KeyStore store() {
      return database.node().governance().keys();
    }

    @Override
    protected void used(Id.Identity client, String thumbprint, Instant at) throws Exception {
      MeasureStore measures = database.other().estate().measures();
      long place = measures.progress().place();
      measures.add(
          new MeasureStore.Step(
              place,
              place + 1,
              at,
              new Counts(),
              Map.of(),
              Map.of(),
              Map.of(new KeyUse(client, thumbprint), new Stay(at, at))));
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
