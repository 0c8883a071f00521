package dev.ilk.store.database;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens an SQLite database for one process. */
final class SqliteOpening {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int READERS = 4;
  private static final int WRITER_CACHE_KIB = 64 * 1024;
  private static final int READER_CACHE_KIB = 8 * 1024;
  private static final long MAPPED_BYTES = 1L << 30;

  private SqliteOpening() {}

  /**
   * Opens the file, creating it if it is not there.
   *
   * @param file where
   * @param tap for tests: what stands between this program and its connections
   * @return the database with its schema in place, or why not
   */
  static Result<Database> open(Path file, UnaryOperator<DataSource> tap) {
    return FileLease.take(file).then(lease -> opened(file, tap, lease));
  }

  private static Result<Database> opened(
      Path file, UnaryOperator<DataSource> tap, FileLease lease) {
    Result<Database> opened = connected(file, tap, lease);
    if (opened instanceof Result.Failed<Database>) {
      lease.close();
    }
    return opened;
  }

  private static Result<Database> connected(
      Path file, UnaryOperator<DataSource> tap, FileLease lease) {
    try {
      createForOwnerOnly(file);
      DataSource writing = tap.apply(source(file, writing()));
      return Migrations.run(writing, "sqlite").then(_ -> lanes(file, tap, writing, lease));
    } catch (IOException e) {
      return unwritable(file, e);
    }
  }

  private static Result<Database> lanes(
      Path file, UnaryOperator<DataSource> tap, DataSource writing, FileLease lease) {
    try {
      Lane writer = new Lane("sqlite-writer", writing, 1, PATIENCE);
      Lane readers =
          new Lane("sqlite-reader", tap.apply(source(file, reading())), READERS, PATIENCE);
      Checkpointer checkpointer = new Checkpointer(source(file, writing()), writer);
      return Result.ok(
          new Database(
              new LanedConnections(writer, readers, checkpointer, lease),
              SQLDialect.SQLITE,
              new Polled()));
    } catch (SQLException e) {
      return unwritable(file, e);
    }
  }

  /** It holds sealed keys and personal data. Files beside it take its permissions over. */
  private static void createForOwnerOnly(Path file) throws IOException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException e) {
      // Its owner has decided who may read it.
    }
  }

  private static SQLiteConfig writing() {
    SQLiteConfig config = common(WRITER_CACHE_KIB);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // The checkpointer's matter.
    config.setWalAutocheckpoint(0);
    // What is deleted is overwritten: erased personal data shall be gone.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = common(READER_CACHE_KIB);
    config.setReadOnly(true);
    return config;
  }

  private static SQLiteConfig common(int cacheKib) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL syncs the write-ahead log at every commit: what is committed survives a power cut.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setCacheSize(-cacheKib);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(MAPPED_BYTES));
    return config;
  }

  private static DataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static Result<Database> unwritable(Path file, Exception cause) {
    return Result.failed(
        Problem.of(
                Problem.Kind.UNAVAILABLE,
                "store_unwritable",
                "the database `%s` cannot be opened: %s".formatted(file, cause.getMessage()))
            .mend("see that the folder exists and that this user may write to the file"));
  }
}
