package dev.ilk.store.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.SessionStore;
import dev.ilk.issue.session.SessionStoreConformance;
import dev.ilk.kernel.Changes;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Columns;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SqlSessionsTest {

  @Test
  void factors_of_any_text_are_told_apart() {
    for (List<String> factors :
        List.of(
            List.<String>of(),
            List.of(""),
            List.of("", ""),
            List.of("pwd", "otp"),
            List.of(" ", "a b", "%20", "+", "ü\n\0\uD83D\uDE00"))) {
      assertEquals(factors, Columns.split(Columns.join(factors)));
    }
  }

  private abstract static class OnDatabase extends SessionStoreConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private Stores node;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      node = test.node();
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected SessionStore store() {
      return node.sessions();
    }

    @Override
    protected SessionLookup lookup() {
      return node.sessionLookup();
    }

    @Override
    protected OpenSessions.Finding finding() {
      return node.sessionsOfPeople();
    }

    @Override
    protected SignedOn signedOn() {
      return node.signedOn();
    }

    @Override
    protected Familiar familiar() {
      return node.familiar();
    }

    @Override
    protected Changes changes() {
      return node.changes();
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
