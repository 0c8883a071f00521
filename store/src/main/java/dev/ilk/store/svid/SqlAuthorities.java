package dev.ilk.store.svid;

import dev.ilk.issue.svid.AuthorityStore;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The certificates of authorities in a database. */
public final class SqlAuthorities implements AuthorityStore {
  private static final Table<Record> AUTHORITIES = Columns.table("authority");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<byte[]> CERTIFICATE = Columns.bytes("certificate");

  private final Database database;

  /**
   * The certificates of a database.
   *
   * @param database where they are
   */
  public SqlAuthorities(Database database) {
    this.database = database;
  }

  @Override
  public Optional<byte[]> find(String name) throws StoreUnavailable {
    return database.read("reading an authority", view -> find(view.sql(), name));
  }

  /** The primary key decides between those that come at once. */
  @Override
  public byte[] keep(String name, byte[] certificate) throws StoreUnavailable {
    return database.write(
        "keeping an authority",
        transaction -> {
          int inserted =
              transaction
                  .sql()
                  .insertInto(AUTHORITIES)
                  .set(NAME, name)
                  .set(CERTIFICATE, certificate)
                  .onConflictDoNothing()
                  .execute();
          return inserted == 1 ? certificate : find(transaction.sql(), name).orElseThrow();
        });
  }

  private static Optional<byte[]> find(DSLContext sql, String name) {
    return sql.select(CERTIFICATE)
        .from(AUTHORITIES)
        .where(NAME.eq(name))
        .fetchOptional(CERTIFICATE);
  }
}
