package dev.ilk.store.session;

import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of sessions and its columns. */
final class SessionTable {
  static final Table<Record> SESSION = Columns.table("session");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> DIGEST = Columns.text("digest");
  static final Field<String> HUMAN = Columns.text("human");
  static final Field<String> ISSUER = Columns.text("issuer");
  static final Field<String> ASSURANCE = Columns.text("assurance");
  static final Field<String> FACTORS = Columns.text("factors");
  static final Field<Instant> AUTHENTICATED = Columns.instant("authenticated");
  static final Field<Instant> ISSUED = Columns.instant("issued");
  static final Field<Instant> LAST_SEEN = Columns.instant("last_seen");
  static final Field<Instant> EXPIRES = Columns.instant("expires");
  static final Field<String> CORRELATION = Columns.text("correlation");
  static final Field<String> DEVICE = Columns.text("device");
  static final Field<String> NETWORK = Columns.text("network");
  static final Field<String> PROVIDER_SESSION = Columns.text("provider_session");
  static final Field<String> COUNTRY = Columns.text("country");
  static final Field<Boolean> NEW_DEVICE = Columns.flag("new_device");
  static final Field<String> POSTURE = Columns.text("posture");
  static final Field<Long> TRAVEL_KILOMETRES = Columns.number("travel_kilometres");
  static final Field<Long> TRAVEL_SPEED = Columns.number("travel_speed");
  static final Field<String> DEVICE_NAME = Columns.text("device_name");
  static final Field<String> BOUND_DEVICE = Columns.text("bound_device");
  static final Field<String> BOUND_NETWORK = Columns.text("bound_network");
  static final Field<Instant> MOVED = Columns.instant("moved");
  static final Field<String> MOVED_CHANGES = Columns.text("moved_changes");
  static final Field<String> MOVED_DEVICE = Columns.text("moved_device");
  static final Field<String> MOVED_NETWORK = Columns.text("moved_network");
  static final Field<Boolean> ENDED = Columns.flag("ended");

  /** Named, because a star would read the columns in the types that the database has for them. */
  static final List<Field<?>> ALL =
      List.of(
          ID,
          DIGEST,
          HUMAN,
          ISSUER,
          ASSURANCE,
          FACTORS,
          AUTHENTICATED,
          ISSUED,
          LAST_SEEN,
          EXPIRES,
          CORRELATION,
          DEVICE,
          NETWORK,
          PROVIDER_SESSION,
          COUNTRY,
          NEW_DEVICE,
          POSTURE,
          TRAVEL_KILOMETRES,
          TRAVEL_SPEED,
          DEVICE_NAME,
          BOUND_DEVICE,
          BOUND_NETWORK,
          MOVED,
          MOVED_CHANGES,
          MOVED_DEVICE,
          MOVED_NETWORK,
          ENDED);

  private SessionTable() {}
}
