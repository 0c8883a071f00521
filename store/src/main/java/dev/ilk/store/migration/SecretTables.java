package dev.ilk.store.migration;

import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of static secrets, and how its rows read. */
final class SecretTables {
  static final Table<Record> SECRET = Columns.table("static_secret");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> SOURCE = Columns.text("source");
  static final Field<String> CONNECTOR = Columns.text("connector");
  static final Field<String> ACCOUNT = Columns.text("account");
  static final Field<String> NAME = Columns.text("name");
  static final Field<String> KIND = Columns.text("kind");
  static final Field<String> NATIVE = Columns.text("native_id");
  static final Field<String> SHAPE = Columns.text("shape");
  static final Field<String> SUBJECT = Columns.text("subject");
  static final Field<String> TEAM = Columns.text("team");
  static final Field<String> ENVIRONMENT = Columns.text("environment");
  static final Field<Long> POSITION = Columns.number("position");
  static final Field<Long> BREADTH = Columns.number("breadth");
  static final Field<Long> LIFETIME = Columns.number("lifetime");
  static final Field<Long> EXPOSURE = Columns.number("exposure");
  static final Field<Long> IN_USE = Columns.number("in_use");
  static final Field<String> BECAUSE = Columns.text("because");
  static final Field<Instant> CREATED = Columns.instant("created");
  static final Field<Instant> LAST_USED = Columns.instant("last_used");
  static final Field<Instant> EXPIRES = Columns.instant("expires");
  static final Field<Instant> FIRST_SEEN = Columns.instant("first_seen");
  static final Field<Instant> LAST_SEEN = Columns.instant("last_seen");
  static final Field<String> SIGHT = Columns.text("sight");
  static final Field<Instant> SIGHT_AT = Columns.instant("sight_at");
  static final Field<String> STATE = Columns.text("state");
  static final Field<Instant> SINCE = Columns.instant("since");

  static final Field<String> TRANCHE = Columns.text("tranche");
  static final Field<String> SUCCESSOR = Columns.text("successor");
  static final Field<Instant> SUCCESSOR_USED = Columns.instant("successor_used");
  static final Field<String> WORD = Columns.text("word");
  static final Field<String> EXEMPT_REASON = Columns.text("exempt_reason");
  static final Field<String> EXEMPT_OWNER = Columns.text("exempt_owner");
  static final Field<String> EXEMPT_ISOLATION = Columns.text("exempt_isolation");
  static final Field<Instant> EXEMPT_RETIRE = Columns.instant("exempt_retire");

  static final List<Field<?>> ALL =
      List.of(
          ID,
          SOURCE,
          CONNECTOR,
          ACCOUNT,
          NAME,
          KIND,
          NATIVE,
          SHAPE,
          SUBJECT,
          TEAM,
          ENVIRONMENT,
          POSITION,
          BREADTH,
          LIFETIME,
          EXPOSURE,
          IN_USE,
          BECAUSE,
          CREATED,
          LAST_USED,
          EXPIRES,
          FIRST_SEEN,
          LAST_SEEN,
          SIGHT,
          STATE,
          SINCE,
          TRANCHE,
          SUCCESSOR,
          SUCCESSOR_USED,
          WORD,
          EXEMPT_REASON,
          EXEMPT_OWNER,
          EXEMPT_ISOLATION,
          EXEMPT_RETIRE);

  private SecretTables() {}

  static StaticSecret read(Record row) {
    return new StaticSecret(
        new Id.Secret(row.get(ID)),
        new StaticSecret.Place(
            row.get(SOURCE),
            row.get(CONNECTOR),
            Optional.ofNullable(row.get(ACCOUNT)).map(Id.Account::new),
            row.get(NAME),
            row.get(KIND),
            row.get(NATIVE)),
        row.get(SHAPE),
        new StaticSecret.Keeper(row.get(SUBJECT), row.get(TEAM), row.get(ENVIRONMENT)),
        new SecretScore(
            row.get(BREADTH).intValue(),
            row.get(LIFETIME).intValue(),
            row.get(EXPOSURE).intValue(),
            row.get(IN_USE).intValue(),
            Columns.split(row.get(BECAUSE))),
        new StaticSecret.Times(
            Optional.ofNullable(row.get(CREATED)),
            Optional.ofNullable(row.get(LAST_USED)),
            Optional.ofNullable(row.get(EXPIRES)),
            row.get(FIRST_SEEN),
            row.get(LAST_SEEN)),
        Sight.valueOf(row.get(SIGHT)),
        SecretState.valueOf(row.get(STATE)),
        row.get(SINCE),
        new StaticSecret.Replacement(
            Optional.ofNullable(row.get(TRANCHE)).map(Id.Tranche::new),
            row.get(SUCCESSOR),
            Optional.ofNullable(row.get(SUCCESSOR_USED)),
            row.get(WORD),
            Optional.ofNullable(row.get(EXEMPT_RETIRE))
                .map(retire ->
                    new StaticSecret.Exemption(
                        row.get(EXEMPT_REASON),
                        row.get(EXEMPT_OWNER),
                        row.get(EXEMPT_ISOLATION),
                        retire))));
  }
}
