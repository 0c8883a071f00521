package dev.ilk.store.log;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Signed checkpoints in a database. */
public final class SqlCheckpointStore implements CheckpointStore {
  private static final Table<Record> CHECKPOINT = Columns.table("log_checkpoint");
  private static final Field<Long> SIZE = Columns.number("size");
  private static final Field<String> NOTE = Columns.text("note");

  private final Database database;

  /**
   * The checkpoints of a database.
   *
   * @param database where they are
   */
  public SqlCheckpointStore(Database database) {
    this.database = database;
  }

  @Override
  public void save(long size, String note) {
    try {
      database.write(
          "saving a checkpoint",
          transaction ->
              transaction
                  .sql()
                  .insertInto(CHECKPOINT, SIZE, NOTE)
                  .values(size, note)
                  .onConflictDoNothing()
                  .execute());
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  @Override
  public Optional<String> latest() {
    try {
      return database.read(
          "reading the latest checkpoint",
          view ->
              view.sql()
                  .select(NOTE)
                  .from(CHECKPOINT)
                  .orderBy(SIZE.desc())
                  .limit(1)
                  .fetchOptional(NOTE));
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  @Override
  public List<String> list(long fromSize, int limit) {
    if (limit < 1 || limit > MAX_READ) {
      throw new IllegalArgumentException("one read returns 1 to %d".formatted(MAX_READ));
    }
    try {
      return database.read(
          "reading checkpoints",
          view ->
              view.sql()
                  .select(NOTE)
                  .from(CHECKPOINT)
                  .where(SIZE.ge(fromSize))
                  .orderBy(SIZE)
                  .limit(limit)
                  .fetch(NOTE));
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  private static LogStoreException unavailable(StoreUnavailable e) {
    return new LogStoreException(String.valueOf(e.getMessage()), e);
  }
}
