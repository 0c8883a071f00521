package dev.ilk.store.registry;

import dev.ilk.registry.RoundTripConformance;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlRoundTripTest {

  private abstract static class OnDatabases extends RoundTripConformance {
    @RegisterExtension final FreshDatabase full;
    @RegisterExtension final FreshDatabase empty;

    OnDatabases(TestDatabase.Kind from, TestDatabase.Kind into) {
      full = new FreshDatabase(from);
      empty = new FreshDatabase(into);
    }

    @Override
    protected RegistryStore full() {
      return full.node().registry();
    }

    @Override
    protected RegistryStore empty() {
      return empty.node().registry();
    }

    @Override
    protected DelegationStore delegations() {
      return full.node().delegations();
    }
  }

  @Nested
  class FromSqliteToPostgresql extends OnDatabases {
    FromSqliteToPostgresql() {
      super(TestDatabase.Kind.SQLITE, TestDatabase.Kind.POSTGRESQL);
    }
  }

  @Nested
  class FromPostgresqlToSqlite extends OnDatabases {
    FromPostgresqlToSqlite() {
      super(TestDatabase.Kind.POSTGRESQL, TestDatabase.Kind.SQLITE);
    }
  }
}
