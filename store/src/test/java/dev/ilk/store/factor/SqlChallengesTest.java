package dev.ilk.store.factor;

import dev.ilk.prove.human.passkey.Challenges;
import dev.ilk.prove.human.passkey.ChallengesConformance;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlChallengesTest {

  private abstract static class OnDatabase extends ChallengesConformance {
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
    protected Challenges challenges() {
      return node.challenges();
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
