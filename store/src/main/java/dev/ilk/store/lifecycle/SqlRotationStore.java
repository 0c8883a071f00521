package dev.ilk.store.lifecycle;

import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.rotation.RotationStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;

/** Rotations in a database. */
public final class SqlRotationStore extends SqlUnderWay<Rotation> implements RotationStore {
  private static final Field<String> OLD_KEYS = Columns.text("old_keys");
  private static final Field<String> NEW_KEY = Columns.text("new_key");
  private static final Field<String> MATERIAL = Columns.text("material");
  private static final Field<String> BEGUN_BY = Columns.text("begun_by");
  private static final Field<Instant> BEGUN = Columns.instant("begun");

  /**
   * The rotations of a database.
   *
   * @param database where they are
   */
  public SqlRotationStore(Database database) {
    super(
        database,
        "rotation",
        List.of(
            IDENTITY, SUBJECT, OLD_KEYS, NEW_KEY, MATERIAL, REASON, BEGUN_BY, BEGUN, UNTIL, STATE,
            ANSWER),
        BEGUN,
        Stream.of(State.values()).filter(State::isOpen).map(State::name).toList());
  }

  @Override
  Head head(Rotation one) {
    return new Head(
        one.identity(),
        one.subject(),
        one.reason(),
        one.begun(),
        one.until(),
        one.state().name(),
        one.answer());
  }

  @Override
  Map<Field<?>, Object> rest(Rotation one) {
    return Map.of(
        OLD_KEYS,
        String.join(" ", one.keys().old()),
        NEW_KEY,
        one.keys().next(),
        MATERIAL,
        one.keys().material(),
        BEGUN_BY,
        one.by().value());
  }

  @Override
  Rotation read(Record row) {
    return new Rotation(
        new Id.Identity(row.get(IDENTITY)),
        row.get(SUBJECT),
        new Rotation.Keys(
            List.of(row.get(OLD_KEYS).split(" ", -1)), row.get(NEW_KEY), row.get(MATERIAL)),
        row.get(REASON),
        new Id.Identity(row.get(BEGUN_BY)),
        row.get(BEGUN),
        row.get(UNTIL),
        State.valueOf(row.get(STATE)),
        row.get(ANSWER));
  }
}
