package dev.ilk.store.session;

import dev.ilk.issue.session.NewSession;
import dev.ilk.kernel.Id;
import dev.ilk.place.Point;
import dev.ilk.prove.human.device.Familiar.Sighting;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of browsers and places that people have signed in with and from. */
final class FamiliarTables {
  private static final Table<Record> KNOWN_DEVICE = Columns.table("known_device");
  private static final Field<String> HUMAN = Columns.text("human");
  private static final Field<String> DEVICE = Columns.text("device");
  private static final Field<Instant> SEEN = Columns.instant("seen");
  private static final Table<Record> LAST_PLACE = Columns.table("last_place");
  private static final Field<Long> LATITUDE = Columns.number("latitude");
  private static final Field<Long> LONGITUDE = Columns.number("longitude");
  private static final Field<Long> RADIUS = Columns.number("radius");
  private static final Field<Instant> AT = Columns.instant("at");
  private static final double MILLIONTHS = 1_000_000;

  private FamiliarTables() {}

  static void note(DSLContext sql, NewSession session) {
    String device = session.origin().circumstances().device();
    if (!device.isEmpty()) {
      sql.insertInto(KNOWN_DEVICE)
          .set(HUMAN, session.human().value())
          .set(DEVICE, device)
          .set(SEEN, session.issued())
          .onConflict(HUMAN, DEVICE)
          .doUpdate()
          .set(SEEN, session.issued())
          .execute();
    }
    session
        .origin()
        .place()
        .point()
        .ifPresent(point -> note(sql, session.human(), point, session.issued()));
  }

  private static void note(DSLContext sql, Id.Identity human, Point point, Instant at) {
    sql.insertInto(LAST_PLACE)
        .set(HUMAN, human.value())
        .set(LATITUDE, Math.round(point.latitude() * MILLIONTHS))
        .set(LONGITUDE, Math.round(point.longitude() * MILLIONTHS))
        .set(RADIUS, (long) point.radius())
        .set(AT, at)
        .onConflict(HUMAN)
        .doUpdate()
        .set(LATITUDE, Math.round(point.latitude() * MILLIONTHS))
        .set(LONGITUDE, Math.round(point.longitude() * MILLIONTHS))
        .set(RADIUS, (long) point.radius())
        .set(AT, at)
        .execute();
  }

  static boolean isKnown(DSLContext sql, Id.Identity human, String device) {
    return sql.fetchExists(KNOWN_DEVICE, HUMAN.eq(human.value()).and(DEVICE.eq(device)));
  }

  static Optional<Sighting> last(DSLContext sql, Id.Identity human) {
    return sql.select(LATITUDE, LONGITUDE, RADIUS, AT)
        .from(LAST_PLACE)
        .where(HUMAN.eq(human.value()))
        .fetchOptional(row ->
            new Sighting(
                new Point(
                    row.value1() / MILLIONTHS,
                    row.value2() / MILLIONTHS,
                    Math.toIntExact(row.value3())),
                row.value4()));
  }

  static int prune(DSLContext sql, Instant before) {
    return sql.deleteFrom(KNOWN_DEVICE).where(SEEN.lt(before)).execute()
        + sql.deleteFrom(LAST_PLACE).where(AT.lt(before)).execute();
  }
}
