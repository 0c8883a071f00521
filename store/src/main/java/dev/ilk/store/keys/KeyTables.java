package dev.ilk.store.keys;

import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of key rings and their columns. */
final class KeyTables {
  static final Table<Record> RINGS = Columns.table("key_ring");
  static final Field<String> NAME = Columns.text("name");
  static final Field<Long> VERSION = Columns.number("version");

  static final Table<Record> RING_KEYS = Columns.table("ring_key");
  static final Field<String> RING = Columns.text("ring");
  static final Field<Long> PLACE = Columns.number("place");
  static final Field<String> ALGORITHM = Columns.text("algorithm");
  static final Field<byte[]> PUBLIC_KEY = Columns.bytes("public_key");
  static final Field<Instant> PUBLISHED = Columns.instant("published");
  static final Field<String> STAGE = Columns.text("stage");
  static final Field<Instant> SINCE = Columns.instant("since");
  static final Field<Instant> UNTIL = Columns.instant("until");
  static final Field<String> SEALED = Columns.text("sealed");

  /** Named, because a star would read the columns in the types that the database has for them. */
  static final List<Field<?>> RING_WITH_KEYS =
      List.of(VERSION, ALGORITHM, PUBLIC_KEY, PUBLISHED, STAGE, SINCE, UNTIL, SEALED);

  private KeyTables() {}
}
