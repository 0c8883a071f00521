package dev.ilk.store.review;

import dev.ilk.store.database.Columns;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of reviews. */
final class ReviewTables {
  static final Table<Record> REVIEW = Columns.table("review");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> TITLE = Columns.text("title");

  /** What limits the scope; empty where it does not. */
  static final Field<String> KIND = Columns.text("kind");

  static final Field<String> ENVIRONMENT = Columns.text("environment");
  static final Field<String> OWNER = Columns.text("owner");
  static final Field<String> NAME_TEXT = Columns.text("name_text");
  static final Field<Instant> STARTED = Columns.instant("started");
  static final Field<String> STARTED_BY = Columns.text("started_by");
  static final Field<Instant> DUE = Columns.instant("due");

  /** In milliseconds. */
  static final Field<Long> DORMANT = Columns.number("dormant");

  static final Field<String> OVERDUE = Columns.text("overdue");
  static final Field<Instant> CLOSED = Columns.instant("closed");
  static final Field<String> REPORT = Columns.text("report");

  /** Until when one node alone deals with it. */
  static final Field<Instant> CLAIMED = Columns.instant("claimed");

  static final Table<Record> ITEM = Columns.table("review_item");
  static final Field<String> OF = Columns.text("review");
  static final Field<Long> NUMBER = Columns.number("number");
  static final Field<String> IDENTITY = Columns.text("identity");
  static final Field<String> SUBJECT = Columns.text("subject");
  static final Field<String> SORT = Columns.text("sort");
  static final Field<String> THING = Columns.text("thing");
  static final Field<String> PARTS = Columns.text("parts");
  static final Field<String> REVIEWER = Columns.text("reviewer");
  static final Field<Instant> LAST_USE = Columns.instant("last_use");
  static final Field<Long> USES = Columns.number("uses");
  static final Field<Boolean> AT_LEAST = Columns.flag("at_least");

  /** Two words a part: which, and when it was used last. */
  static final Field<String> PART_USES = Columns.text("part_uses");

  static final Field<String> MARKS = Columns.text("marks");
  static final Field<String> ADVICE = Columns.text("advice");
  static final Field<String> BECAUSE = Columns.text("because");
  static final Field<String> ANSWER = Columns.text("answer");
  static final Field<String> REASON = Columns.text("reason");
  static final Field<String> ANSWERED_BY = Columns.text("answered_by");
  static final Field<Instant> ANSWERED = Columns.instant("answered");
  static final Field<String> SHOWN = Columns.text("shown");
  static final Field<Instant> APPLIED = Columns.instant("applied");
  static final Field<Boolean> APPLIED_DONE = Columns.flag("applied_done");
  static final Field<String> APPLIED_TOLD = Columns.text("applied_told");

  private ReviewTables() {}
}
