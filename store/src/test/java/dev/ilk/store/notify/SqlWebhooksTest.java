package dev.ilk.store.notify;

import dev.ilk.notify.stored.WebhookConformance;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

class SqlWebhooksTest {

  private abstract static class OnDatabase extends WebhookConformance {
    private final TestDatabase.Kind kind;
    private TestDatabase test;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
    }

    @AfterEach
    void close() {
      test.close();
    }

    @Override
    protected WebhookStore node() {
      return test.node().webhooks();
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
