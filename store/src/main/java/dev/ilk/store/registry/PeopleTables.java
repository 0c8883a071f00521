package dev.ilk.store.registry;

import dev.ilk.gate.people.Attribute;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of people and groups and their columns. */
final class PeopleTables {
  static final Table<Record> PERSON_TABLE = Columns.table("person");
  static final Field<String> PERSON = Columns.text("person");
  static final Field<String> DIRECTORY = Columns.text("directory");
  static final Field<String> EXTERNAL_ID = Columns.text("external_id");
  static final Field<String> USER_NAME = Columns.text("user_name");
  static final Field<String> DISPLAY_NAME = Columns.text("display_name");
  static final Field<String> GIVEN_NAME = Columns.text("given_name");
  static final Field<String> FAMILY_NAME = Columns.text("family_name");
  static final Field<String> TITLE = Columns.text("title");
  static final Field<String> DEPARTMENT = Columns.text("department");
  static final Field<String> MANAGER = Columns.text("manager");
  static final Field<Boolean> ACTIVE = Columns.flag("active");
  static final Field<Instant> MADE = Columns.instant("made");
  static final Field<Instant> MODIFIED = Columns.instant("modified");
  static final Field<String> FACTS = Columns.text("facts");

  static final Table<Record> TOTAL_TABLE = Columns.table("directory_total");
  static final Field<Long> TOTAL = Columns.number("total");

  static final Table<Record> EMAIL_TABLE = Columns.table("person_email");
  static final Field<String> EMAIL_OWNER = Columns.text("owner");
  static final Field<String> ADDRESS = Columns.text("address");
  static final Field<String> SORT = Columns.text("sort");
  static final Field<Boolean> MAIN = Columns.flag("main");

  static final Table<Record> GROUP_TABLE = Columns.table("people_group");
  static final Field<String> GROUP_ID = Columns.text("group_id");
  static final Field<String> SHOWN = Columns.text("shown");
  static final Field<String> GRANTED = Columns.text("granted");
  static final Field<Long> VERSION = Columns.number("version");

  static final Table<Record> MEMBER_TABLE = Columns.table("group_member");
  static final Field<String> IN_GROUP = Columns.text("in_group");
  static final Field<String> MEMBER = Columns.text("member");

  private PeopleTables() {}

  /** The column of an attribute of which there is one value. */
  static Field<?> column(Attribute attribute, Field<String> id) {
    return switch (attribute) {
      case ID -> id;
      case EXTERNAL_ID -> EXTERNAL_ID;
      case USER_NAME -> USER_NAME;
      case DISPLAY_NAME -> DISPLAY_NAME;
      case GIVEN_NAME -> GIVEN_NAME;
      case FAMILY_NAME -> FAMILY_NAME;
      case TITLE -> TITLE;
      case DEPARTMENT -> DEPARTMENT;
      case MANAGER -> MANAGER;
      case ACTIVE -> ACTIVE;
      case CREATED -> MADE;
      case MODIFIED -> MODIFIED;
      case EMAIL -> ADDRESS;
      case EMAIL_TYPE -> SORT;
      case EMAIL_PRIMARY -> MAIN;
      case GROUP -> IN_GROUP;
      case MEMBER -> MEMBER;
    };
  }
}
