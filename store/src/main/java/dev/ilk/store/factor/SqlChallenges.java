package dev.ilk.store.factor;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.passkey.Challenge;
import dev.ilk.prove.human.passkey.Challenges;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Challenges in a database. */
public final class SqlChallenges implements Challenges {
  private static final Table<Record> CHALLENGE = Columns.table("passkey_challenge");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<String> HUMAN = Columns.text("human");
  private static final Field<String> SESSION = Columns.text("session");
  private static final Field<String> PURPOSE = Columns.text("purpose");
  private static final Field<Instant> EXPIRES = Columns.instant("expires");

  private final Database database;

  /**
   * The challenges of a database.
   *
   * @param database where they are
   */
  public SqlChallenges(Database database) {
    this.database = database;
  }

  @Override
  public void put(Challenge challenge) throws StoreUnavailable {
    database.write(
        "storing a challenge",
        transaction ->
            transaction
                .sql()
                .insertInto(CHALLENGE)
                .set(DIGEST, challenge.digest())
                .set(HUMAN, challenge.human().value())
                .set(SESSION, challenge.session().value())
                .set(PURPOSE, challenge.purpose().name())
                .set(EXPIRES, challenge.expires())
                .execute());
  }

  @Override
  public Optional<Challenge> take(String digest, Instant now) throws StoreUnavailable {
    // Whoever deletes the row has it, and a row is deleted once.
    return database.write(
        "taking a challenge",
        transaction ->
            transaction
                .sql()
                .deleteFrom(CHALLENGE)
                .where(DIGEST.eq(digest).and(EXPIRES.gt(now)))
                .returning(DIGEST, HUMAN, SESSION, PURPOSE, EXPIRES)
                .fetchOptional(SqlChallenges::challenge));
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting challenges",
        transaction -> transaction.sql().deleteFrom(CHALLENGE).where(EXPIRES.le(now)).execute());
  }

  private static Challenge challenge(Record row) {
    return new Challenge(
        row.get(DIGEST),
        new Id.Identity(row.get(HUMAN)),
        new Id.Session(row.get(SESSION)),
        Challenge.Purpose.valueOf(row.get(PURPOSE)),
        row.get(EXPIRES));
  }
}
