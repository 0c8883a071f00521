package dev.ilk.store.registry;

import dev.ilk.actor.Environment;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore.Numbered;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.Table;

/** The table of revocations, and how one stands in its row. */
public final class RevocationRows {
  /** The counter that revocations are numbered by. */
  static final String COUNTER = "revocation";

  static final Table<Record> REVOCATION = Columns.table("revocation");
  static final Field<Long> NUMBER = Columns.number("number");
  static final Field<Instant> UNTIL = Columns.instant("until");
  private static final Field<String> WHAT = Columns.text("what");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<Instant> AT = Columns.instant("at");
  private static final Field<Instant> BEFORE = Columns.instant("before");

  /** Named, because a star would read the columns in the types that the database has for them. */
  static final List<Field<?>> ALL =
      List.of(NUMBER, WHAT, ID, SUBJECT, ENVIRONMENT, AT, BEFORE, UNTIL);

  private RevocationRows() {}

  /**
   * Adds a revocation, to be told to all nodes, and holds the counter from here on.
   *
   * @param transaction in which something ends
   * @param revocation of what was issued to it
   * @throws SQLException if the database does not do it
   */
  public static void add(Transaction transaction, Revocation revocation) throws SQLException {
    long number = transaction.number(COUNTER, 1);
    InsertSetMoreStep<Record> row =
        transaction
            .sql()
            .insertInto(REVOCATION)
            .set(NUMBER, number)
            .set(AT, revocation.at())
            .set(BEFORE, revocation.before())
            .set(UNTIL, revocation.until());
    if (revocation.environment().isPresent()) {
      row = row.set(ENVIRONMENT, revocation.environment().get().name());
    }
    InsertSetMoreStep<Record> whole =
        switch (revocation.what()) {
          case Revocation.OneToken(var id) -> row.set(WHAT, "TOKEN").set(ID, id.value());
          case Revocation.WholeIdentity(var id, var subject) ->
              row.set(WHAT, "IDENTITY").set(ID, id.value()).set(SUBJECT, subject);
          case Revocation.WholeDelegation(var id) ->
              row.set(WHAT, "DELEGATION").set(ID, id.value());
          case Revocation.Bearing(var name) -> row.set(WHAT, "BEARING").set(ID, name);
        };
    whole.execute();
    transaction.changed(Topic.REVOCATION, Long.toString(number));
  }

  static Numbered read(Record row) {
    return new Numbered(
        row.get(NUMBER),
        new Revocation(
            what(row),
            Optional.ofNullable(row.get(ENVIRONMENT)).map(Environment::new),
            row.get(AT),
            row.get(BEFORE),
            row.get(UNTIL)));
  }

  private static Revocation.What what(Record row) {
    String id = row.get(ID);
    return switch (row.get(WHAT)) {
      case "TOKEN" -> new Revocation.OneToken(new Id.Token(id));
      case "IDENTITY" -> new Revocation.WholeIdentity(new Id.Identity(id), row.get(SUBJECT));
      case "DELEGATION" -> new Revocation.WholeDelegation(new Id.Delegation(id));
      case "BEARING" -> new Revocation.Bearing(id);
      case String other ->
          throw new IllegalStateException("a stored revocation cannot be read: of `" + other + "`");
    };
  }
}
