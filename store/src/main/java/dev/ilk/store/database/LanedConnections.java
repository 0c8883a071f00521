package dev.ilk.store.database;

import java.sql.SQLException;

/**
 * One lane for writing and one for reading: SQLite lets one write at a time, and does not let
 * readers wait for it.
 */
final class LanedConnections implements Connections {
  private final Lane writer;
  private final Lane readers;
  private final Checkpointer checkpointer;
  private final FileLease lease;

  LanedConnections(Lane writer, Lane readers, Checkpointer checkpointer, FileLease lease) {
    this.writer = writer;
    this.readers = readers;
    this.checkpointer = checkpointer;
    this.lease = lease;
  }

  @Override
  public <T> T reading(Work<T> work) throws SQLException {
    return readers.run(work);
  }

  @Override
  public <T> T writing(Work<T> work) throws SQLException {
    return writer.run(work);
  }

  @Override
  public void close() {
    checkpointer.close();
    readers.close();
    writer.close();
    lease.close();
  }
}
