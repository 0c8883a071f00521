package dev.ilk.store.factor;

import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of passkeys and its columns. */
final class PasskeyTable {
  static final Table<Record> PASSKEY = Columns.table("passkey");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> HUMAN = Columns.text("human");
  static final Field<String> NAME = Columns.text("name");
  static final Field<String> CREDENTIAL = Columns.text("credential");
  static final Field<String> PUBLIC_KEY = Columns.text("public_key");
  static final Field<Long> SIGNATURES = Columns.number("signatures");
  static final Field<String> MODEL = Columns.text("model");
  static final Field<String> TRANSPORTS = Columns.text("transports");
  static final Field<Boolean> SYNCED = Columns.flag("synced");
  static final Field<Boolean> ATTESTED = Columns.flag("attested");
  static final Field<Instant> CREATED = Columns.instant("created");
  static final Field<Instant> LAST_USED = Columns.instant("last_used");

  /** Named, because a star would read the columns in the types that the database has for them. */
  private static final List<Field<?>> ALL =
      List.of(
          ID,
          HUMAN,
          NAME,
          CREDENTIAL,
          PUBLIC_KEY,
          SIGNATURES,
          MODEL,
          TRANSPORTS,
          SYNCED,
          ATTESTED,
          CREATED,
          LAST_USED);

  private PasskeyTable() {}

  static List<Passkey> of(DSLContext sql, Id.Identity holder) {
    return sql.select(ALL)
        .from(PASSKEY)
        .where(HUMAN.eq(holder.value()))
        .orderBy(CREATED, ID)
        .limit(Passkey.MOST)
        .fetch(PasskeyTable::passkey);
  }

  /** How many rows were written: none if the credential is there already. */
  static int insert(DSLContext sql, Passkey passkey) {
    return sql.insertInto(PASSKEY)
        .set(ID, passkey.id().value())
        .set(HUMAN, passkey.holder().value())
        .set(NAME, passkey.name())
        .set(CREDENTIAL, passkey.credential())
        .set(PUBLIC_KEY, passkey.publicKey())
        .set(SIGNATURES, passkey.signatures())
        .set(MODEL, passkey.model())
        .set(TRANSPORTS, Columns.join(passkey.transports().stream().sorted().toList()))
        .set(SYNCED, passkey.synced())
        .set(ATTESTED, passkey.attested())
        .set(CREATED, passkey.created())
        .set(LAST_USED, passkey.lastUsed().orElse(null))
        .onConflict(CREDENTIAL)
        .doNothing()
        .execute();
  }

  private static Passkey passkey(Record row) {
    return new Passkey(
        new Id.Passkey(row.get(ID)),
        new Id.Identity(row.get(HUMAN)),
        row.get(NAME),
        row.get(CREDENTIAL),
        row.get(PUBLIC_KEY),
        row.get(SIGNATURES),
        row.get(MODEL),
        Set.copyOf(Columns.split(row.get(TRANSPORTS))),
        row.get(SYNCED),
        row.get(ATTESTED),
        row.get(CREATED),
        Optional.ofNullable(row.get(LAST_USED)));
  }
}
