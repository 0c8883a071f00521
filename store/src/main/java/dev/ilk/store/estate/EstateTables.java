package dev.ilk.store.estate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.gate.estate.Presence;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of found accounts, and how their rows read. */
final class EstateTables {
  static final Table<Record> ACCOUNT = Columns.table("found_account");
  static final Table<Record> CREDENTIAL = Columns.table("found_credential");

  static final Field<String> ID = Columns.text("id");
  static final Field<String> SOURCE = Columns.text("source");
  static final Field<String> NATIVE = Columns.text("native_id");
  static final Field<String> NAME = Columns.text("name");
  static final Field<String> NAME_KEY = Columns.text("name_key");
  static final Field<String> DISPLAY = Columns.text("display");
  static final Field<String> EMAIL = Columns.text("email");
  static final Field<String> EMAIL_KEY = Columns.text("email_key");
  static final Field<String> PRINCIPAL_KEY = Columns.text("principal_key");
  static final Field<String> SORT = Columns.text("sort");
  static final Field<Boolean> ENABLED = Columns.flag("enabled");
  static final Field<Instant> CREATED = Columns.instant("created");
  static final Field<Instant> LAST_USED = Columns.instant("last_used");
  static final Field<Instant> FIRST_SEEN = Columns.instant("first_seen");
  static final Field<Instant> LAST_SEEN = Columns.instant("last_seen");
  static final Field<String> PRESENCE = Columns.text("presence");
  static final Field<Long> SEEN_RUN = Columns.number("seen_run");
  static final Field<Long> ABSENT_RUN = Columns.number("absent_run");
  static final Field<String> KIND = Columns.text("kind");
  static final Field<String> SUBTYPE = Columns.text("subtype");
  static final Field<Long> CONFIDENCE = Columns.number("confidence");
  static final Field<Boolean> CONTRADICTED = Columns.flag("contradicted");
  static final Field<String> EVIDENCE = Columns.text("evidence");
  static final Field<String> SAID_BY = Columns.text("said_by");
  static final Field<String> SAID_BECAUSE = Columns.text("said_because");
  static final Field<Instant> SAID_AT = Columns.instant("said_at");
  static final Field<String> HOLDER = Columns.text("holder");
  static final Field<String> FACTS = Columns.text("facts");
  static final Field<String> DIGEST = Columns.text("digest");

  static final Field<String> HELD_BY = Columns.text("account");
  static final Field<String> SCOPES = Columns.text("scopes");
  static final Field<Instant> EXPIRES = Columns.instant("expires");

  static final List<Field<?>> OF_ACCOUNT =
      List.of(
          ID,
          SOURCE,
          NATIVE,
          NAME,
          NAME_KEY,
          DISPLAY,
          EMAIL,
          EMAIL_KEY,
          SORT,
          ENABLED,
          CREATED,
          LAST_USED,
          FIRST_SEEN,
          LAST_SEEN,
          PRESENCE,
          KIND,
          SUBTYPE,
          CONFIDENCE,
          CONTRADICTED,
          EVIDENCE,
          SAID_AT,
          HOLDER,
          FACTS);

  static final List<Field<?>> OF_CREDENTIAL =
      List.of(HELD_BY, KIND, NATIVE, SCOPES, CREATED, LAST_USED, EXPIRES, FIRST_SEEN);

  private EstateTables() {}

  static FoundAccount account(Record row) {
    List<String> evidence = evidence(row);
    return new FoundAccount(
        new Id.Account(row.get(ID)),
        row.get(SOURCE),
        row.get(NATIVE),
        new FoundAccount.Names(row.get(NAME), row.get(DISPLAY), row.get(EMAIL), row.get(SORT)),
        row.get(ENABLED),
        Presence.valueOf(row.get(PRESENCE)),
        new FoundAccount.Times(
            Optional.ofNullable(row.get(CREATED)),
            Optional.ofNullable(row.get(LAST_USED)),
            row.get(FIRST_SEEN),
            row.get(LAST_SEEN)),
        new FoundAccount.Taken(
            Kind.valueOf(row.get(KIND)),
            row.get(SUBTYPE),
            row.get(CONFIDENCE).intValue(),
            row.get(CONTRADICTED),
            row.get(SAID_AT) != null,
            evidence.isEmpty() ? "" : evidence.getFirst()),
        Optional.ofNullable(row.get(HOLDER)).map(Id.Identity::new),
        facts(row.get(FACTS)));
  }

  static List<String> evidence(Record row) {
    return Columns.split(row.get(EVIDENCE));
  }

  static FoundCredential credential(Record row) {
    return new FoundCredential(
        new Id.Account(row.get(HELD_BY)),
        row.get(KIND),
        row.get(NATIVE),
        Columns.split(row.get(SCOPES)),
        Optional.ofNullable(row.get(CREATED)),
        Optional.ofNullable(row.get(LAST_USED)),
        Optional.ofNullable(row.get(EXPIRES)),
        row.get(FIRST_SEEN));
  }

  /** Names and values by turns. */
  static String facts(Map<String, String> facts) {
    List<String> flat = new ArrayList<>();
    new TreeMap<>(facts)
        .forEach((name, value) -> {
          flat.add(name);
          flat.add(value);
        });
    return Columns.join(flat);
  }

  static Map<String, String> facts(String joined) {
    List<String> flat = Columns.split(joined);
    Map<String, String> facts = new TreeMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      facts.put(flat.get(i), flat.get(i + 1));
    }
    return facts;
  }
}
