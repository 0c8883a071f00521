package dev.ilk.store.grant;

import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The tables of grants, of what stands for them, and of the sessions that they hang on. */
final class GrantTables {
  static final Table<Record> GRANT = Columns.table("app_grant");
  static final Table<Record> SECRET = Columns.table("grant_secret");
  static final Table<Record> SESSION = Columns.table("session");

  static final Field<String> ID = Columns.text("id");
  static final Field<String> ENVIRONMENT = Columns.text("environment");
  static final Field<String> APP = Columns.text("app");
  static final Field<String> APP_NAME = Columns.text("app_name");
  static final Field<Boolean> CONFIDENTIAL = Columns.flag("confidential");
  static final Field<String> AUDIENCE = Columns.text("audience");
  static final Field<String> SCOPES = Columns.text("scopes");
  static final Field<String> HUMAN = Columns.text("human");
  static final Field<String> SESSION_ID = Columns.text("session");
  static final Field<String> ASSURANCE = Columns.text("assurance");
  static final Field<String> FACTORS = Columns.text("factors");
  static final Field<Instant> AUTHENTICATED = Columns.instant("authenticated");
  static final Field<String> NONCE = Columns.text("nonce");
  static final Field<String> CORRELATION = Columns.text("correlation");
  static final Field<Instant> CREATED = Columns.instant("created");
  static final Field<Instant> EXPIRES = Columns.instant("expires");
  static final Field<Boolean> ENDED = Columns.flag("ended");

  static final Field<String> DIGEST = Columns.text("digest");
  static final Field<String> GRANT_ID = Columns.text("grant_id");
  static final Field<String> SORT = Columns.text("sort");
  static final Field<String> REDIRECT = Columns.text("redirect");
  static final Field<String> CHALLENGE = Columns.text("challenge");
  static final Field<String> KEY = Columns.text("key");
  static final Field<Boolean> ROTATES = Columns.flag("rotates");
  static final Field<Boolean> USED = Columns.flag("used");

  /** When the person of a session signed in. */
  static final Field<Instant> ISSUED = Columns.instant("issued");

  static final List<Field<?>> OF_GRANT =
      List.of(
          ID,
          ENVIRONMENT,
          APP,
          APP_NAME,
          CONFIDENTIAL,
          AUDIENCE,
          SCOPES,
          HUMAN,
          SESSION_ID,
          ASSURANCE,
          FACTORS,
          AUTHENTICATED,
          NONCE,
          CORRELATION,
          CREATED,
          EXPIRES,
          ENDED);

  static final List<Field<?>> OF_SECRET =
      List.of(DIGEST, GRANT_ID, SORT, REDIRECT, CHALLENGE, KEY, ROTATES, USED, EXPIRES);

  private GrantTables() {}

  /** Whether the session that a grant hangs on was ended, or is forgotten already. */
  static boolean sessionOver(org.jooq.DSLContext sql, Record grant) {
    String session = grant.get(SESSION_ID);
    return session != null
        && !sql.fetchExists(
            DSL.selectOne().from(SESSION).where(ID.eq(session).and(ENDED.eq(false))));
  }

  static AppAccess access(Record row) {
    return new AppAccess(
        new Environment(row.get(ENVIRONMENT)),
        row.get(APP),
        Optional.ofNullable(row.get(AUDIENCE)).map(Audience::new),
        new TreeSet<>(Columns.split(row.get(SCOPES))));
  }
}
