package dev.ilk.store.registry;

import dev.ilk.store.database.Columns;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of identities and declarations and their columns. */
final class RegistryTables {
  /** The counter that is the registry's version. Whoever writes identities holds it. */
  static final String VERSION = "registry";

  static final Table<Record> COUNTER = Columns.table("counter");
  static final Field<String> COUNTER_NAME = Columns.text("name");
  static final Field<Long> COUNTER_VALUE = Columns.number("value");

  static final Table<Record> IDENTITY = Columns.table("identity");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> SUBJECT = Columns.text("subject");
  static final Field<String> KIND = Columns.text("kind");
  static final Field<String> ENVIRONMENT = Columns.text("environment");
  static final Field<String> MANAGED_BY = Columns.text("managed_by");
  static final Field<String> NAME = Columns.text("name");
  static final Field<String> STATUS = Columns.text("status");
  static final Field<Long> REVISION = Columns.number("revision");
  static final Field<String> BODY = Columns.text("body");

  /** Made by the database from the body. */
  static final Field<String> CONTACT = Columns.text("contact");

  /** Made by the database from the body, as RFC 3339 writes it. */
  static final Field<String> ENDS = Columns.text("ends");

  static final Table<Record> IDENTITY_KEY = Columns.table("identity_key");
  static final Field<String> KEY = Columns.text("key");
  static final Field<String> KEY_OF = Columns.text("identity");

  static final Table<Record> STEWARD = Columns.table("steward");
  static final Field<String> STEWARD_NAME = Columns.text("person");
  static final Field<String> STEWARD_OF = Columns.text("machine");

  static final Table<Record> DECLARATION = Columns.table("declaration");
  static final Field<String> REF = Columns.text("ref");

  private RegistryTables() {}
}
