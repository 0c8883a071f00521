package dev.ilk.store.log;

import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.CheckpointStoreConformance;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreConformance;
import dev.ilk.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The log's ports, by the suites of the room that declares them. */
class SqlLogStoreTest {
  private TestDatabase test;

  private void begin(TestDatabase.Kind kind) throws Exception {
    test = TestDatabase.create(kind);
  }

  @AfterEach
  void end() {
    if (test != null) {
      test.close();
    }
  }

  @Nested
  class LogOnSqlite extends LogStoreConformance {
    @BeforeEach
    void create() throws Exception {
      begin(TestDatabase.Kind.SQLITE);
    }

    @Override
    protected LogStore open() {
      return test.node().log();
    }
  }

  @Nested
  class LogOnPostgresql extends LogStoreConformance {
    @BeforeEach
    void create() throws Exception {
      begin(TestDatabase.Kind.POSTGRESQL);
    }

    @Override
    protected LogStore open() {
      return test.node().log();
    }
  }

  @Nested
  class CheckpointsOnSqlite extends CheckpointStoreConformance {
    @BeforeEach
    void create() throws Exception {
      begin(TestDatabase.Kind.SQLITE);
    }

    @Override
    protected CheckpointStore open() {
      return test.node().checkpoints();
    }
  }

  @Nested
  class CheckpointsOnPostgresql extends CheckpointStoreConformance {
    @BeforeEach
    void create() throws Exception {
      begin(TestDatabase.Kind.POSTGRESQL);
    }

    @Override
    protected CheckpointStore open() {
      return test.node().checkpoints();
    }
  }
}
