package dev.ilk.store.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.SessionStore;
import dev.ilk.issue.session.SessionStoreConformance;
import dev.ilk.kernel.Changes;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Columns;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
    @RegisterExtension final FreshDatabase database;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @Override
    protected SessionStore store() {
      return database.node().sessions();
    }

    @Override
    protected SessionLookup lookup() {
      return database.node().sessionLookup();
    }

    @Override
    protected OpenSessions.Finding finding() {
      return database.node().sessionsOfPeople();
    }

    @Override
    protected SignedOn signedOn() {
      return database.node().signedOn();
    }

    @Override
    protected Familiar familiar() {
      return database.node().familiar();
    }

    @Override
    protected Changes changes() {
      return database.node().changes();
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
