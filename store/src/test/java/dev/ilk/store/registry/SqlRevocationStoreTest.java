package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Status;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.issue.revocation.RevocationStoreConformance;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlRevocationStoreTest {

  private abstract static class OnDatabase extends RevocationStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Stores observer;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      observer = test.node();
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected RevocationStore open() {
      return test.node().revocations();
    }

    @Override
    protected Changes changes() {
      return observer.changes();
    }

    @Override
    protected void enrol(Actor actor) throws Exception {
      RegistryStore registry = observer.registry();
      long version = registry.catalogue().version();
      List<Registered> one = List.of(new Registered(actor, "", 0));
      assertTrue(registry.write(new Batch(version, one, List.of(), List.of())));
    }

    @Override
    protected Status status(Id.Identity id) throws Exception {
      Key key = Key.id(id);
      return observer.registry().find(Set.of(key)).get(key).actor().status();
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
