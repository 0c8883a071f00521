package dev.ilk.store.registry;

import static dev.ilk.store.registry.PeopleTables.ACTIVE;
import static dev.ilk.store.registry.PeopleTables.EMAIL_OWNER;
import static dev.ilk.store.registry.PeopleTables.EMAIL_TABLE;
import static dev.ilk.store.registry.PeopleTables.MEMBER;
import static dev.ilk.store.registry.PeopleTables.MEMBER_TABLE;
import static dev.ilk.store.registry.PeopleTables.PERSON;
import static dev.ilk.store.registry.PeopleTables.PERSON_TABLE;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The table of people who have left and are not cleared yet.
 *
 * <p>INVARIANT: whatever write makes a person stop being active notes it here, in its own
 * transaction, and takes the person out of all groups.
 */
final class LeaverRows {
  static final Table<Record> LEAVER = Columns.table("leaver");
  static final Field<String> WHO = Columns.text("person");
  static final Field<String> HEIR = Columns.text("heir");
  static final Field<Boolean> GONE = Columns.flag("gone");

  private LeaverRows() {}

  /** Notes somebody who was active and is not any more; of software nothing is noted. */
  static void add(Transaction transaction, Actor actor) {
    if (!(actor instanceof Human human)) {
      return;
    }
    DSLContext sql = transaction.sql();
    String id = human.id().value();
    sql.insertInto(LEAVER, WHO, HEIR, GONE)
        .values(id, "", true)
        .onConflict(WHO)
        .doUpdate()
        .set(GONE, true)
        .execute();
    sql.deleteFrom(MEMBER_TABLE).where(MEMBER.eq(id)).execute();
    if (human.status() == Status.ENDED) {
      sql.deleteFrom(EMAIL_TABLE).where(EMAIL_OWNER.eq(id)).execute();
      sql.deleteFrom(PERSON_TABLE).where(PERSON.eq(id)).execute();
    } else {
      sql.update(PERSON_TABLE).set(ACTIVE, false).where(PERSON.eq(id)).execute();
    }
  }
}
