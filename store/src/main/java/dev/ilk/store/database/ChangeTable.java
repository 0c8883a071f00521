package dev.ilk.store.database;

import dev.ilk.kernel.Changes.Topic;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** The latest change of each thing, numbered by a counter. */
public final class ChangeTable {
  /** The name of the counter that changes are numbered by. */
  public static final String COUNTER = "change";

  /** One row for each thing that ever changed and still exists. */
  public static final Table<Record> CHANGE = Columns.table("change");

  /** What sort of thing. */
  public static final Field<String> TOPIC = Columns.text("topic");

  /** Which one. */
  public static final Field<String> KEY = Columns.text("key");

  /** The change's number. */
  public static final Field<Long> NUMBER = Columns.number("number");

  private ChangeTable() {}

  /**
   * Forgets the changes of things that are about to be forgotten themselves, and that no node can
   * still be asked about.
   *
   * @param transaction in which both happens
   * @param topic what sort of thing
   * @param keys selects which ones
   */
  public static void forget(Transaction transaction, Topic topic, Select<Record1<String>> keys) {
    transaction.sql().deleteFrom(CHANGE).where(TOPIC.eq(topic.name()).and(KEY.in(keys))).execute();
  }
}
