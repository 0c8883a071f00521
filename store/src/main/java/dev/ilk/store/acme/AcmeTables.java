package dev.ilk.store.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of accounts, which those who prove and those who open them read alike. */
final class AcmeTables {
  static final Table<Record> KEYS = Columns.table("acme_key");
  static final Table<Record> ACCOUNTS = Columns.table("acme_account");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> ENVIRONMENT = Columns.text("environment");
  static final Field<String> HOLDER = Columns.text("holder");
  static final Field<Instant> EXPIRES = Columns.instant("expires");
  static final Field<String> ACCOUNT = Columns.text("account");
  static final Field<String> JWK = Columns.text("jwk");
  static final Field<String> THUMBPRINT = Columns.text("thumbprint");
  static final Field<Instant> OPENED = Columns.instant("opened");
  static final Field<Boolean> ACTIVE = Columns.flag("active");
  static final List<Field<?>> ALL =
      List.of(ID, ENVIRONMENT, HOLDER, JWK, THUMBPRINT, OPENED, ACTIVE);

  private AcmeTables() {}

  static AcmeAccount account(Record row) {
    return new AcmeAccount(
        new AcmeId.Account(row.get(ID)),
        new Environment(row.get(ENVIRONMENT)),
        new Id.Identity(row.get(HOLDER)),
        row.get(JWK),
        row.get(THUMBPRINT),
        row.get(OPENED),
        row.get(ACTIVE));
  }
}
