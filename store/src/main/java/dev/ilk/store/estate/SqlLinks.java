package dev.ilk.store.estate;

import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Links between accounts and identities in a database. */
public final class SqlLinks implements LinkStore {
  private static final Table<Record> LINK = Columns.table("account_link");
  private static final Field<String> ACCOUNT = Columns.text("account");
  private static final Field<String> IDENTITY = Columns.text("identity");
  private static final Field<String> WORD = Columns.text("word");
  private static final Field<String> BECAUSE = Columns.text("because");
  private static final Field<String> SAID_BY = Columns.text("said_by");
  private static final Field<Instant> AT = Columns.instant("at");
  private static final Field<String> BY_KEY = Columns.text("by_key");
  private static final List<Field<?>> ALL =
      List.of(ACCOUNT, IDENTITY, WORD, BY_KEY, BECAUSE, SAID_BY);
  private static final int MOST_OF_ONE = 100;
  private static final int MOST = 1_001;

  private static final String EVIDENT =
      """
      INSERT INTO account_link (account, identity, word, because, said_by, at, by_key, source)
      VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT source FROM found_account WHERE id = ?))
      ON CONFLICT (account, identity) DO NOTHING
      """;

  /** Nobody who was suggested or rejected before is joined by evidence. */
  private static final String JOIN =
      """
      UPDATE found_account SET holder = ? WHERE id = ? AND holder IS NULL AND EXISTS (
        SELECT 1 FROM account_link
        WHERE account = found_account.id AND identity = ? AND word = 'JOINED')
      """;

  private final Database database;

  /**
   * The links of a database.
   *
   * @param database where they are
   */
  public SqlLinks(Database database) {
    this.database = database;
  }

  @Override
  public int evident(List<Link> links, Instant now) throws StoreUnavailable {
    if (links.isEmpty()) {
      return 0;
    }
    return database.write(
        "keeping what evidence says of accounts",
        transaction -> {
          transaction.using(EVIDENT, statement -> add(statement, links, now));
          List<Link> joining =
              links.stream().filter(link -> link.word() == Link.Word.JOINED).toList();
          return joining.isEmpty() ? 0 : transaction.using(JOIN, one -> join(one, joining));
        });
  }

  private static int[] add(PreparedStatement statement, List<Link> links, Instant now)
      throws SQLException {
    for (Link link : links) {
      statement.setString(1, link.account().value());
      statement.setString(2, link.identity().value());
      statement.setString(3, link.word().name());
      statement.setString(4, link.because());
      statement.setString(5, link.by());
      statement.setLong(6, ChronoUnit.MICROS.between(Instant.EPOCH, now));
      statement.setString(7, link.evidence());
      statement.setString(8, link.account().value());
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  private static int join(PreparedStatement statement, List<Link> links) throws SQLException {
    for (Link link : links) {
      statement.setString(1, link.identity().value());
      statement.setString(2, link.account().value());
      statement.setString(3, link.identity().value());
      statement.addBatch();
    }
    return Arrays.stream(statement.executeBatch()).sum();
  }

  private static org.jooq.InsertSetMoreStep<Record> insert(DSLContext sql, Link link, Instant now) {
    return sql.insertInto(LINK)
        .set(ACCOUNT, link.account().value())
        .set(EstateTables.SOURCE, sourceOf(link.account()))
        .set(IDENTITY, link.identity().value())
        .set(WORD, link.word().name())
        .set(BY_KEY, link.evidence())
        .set(BECAUSE, link.because())
        .set(SAID_BY, link.by())
        .set(AT, now);
  }

  private static Field<String> sourceOf(Id.Account account) {
    return DSL.field(
        DSL.select(EstateTables.SOURCE)
            .from(EstateTables.ACCOUNT)
            .where(EstateTables.ID.eq(account.value())));
  }

  private static int hold(Transaction transaction, Link link, org.jooq.Condition only) {
    return transaction
        .sql()
        .update(EstateTables.ACCOUNT)
        .set(EstateTables.HOLDER, link.identity().value())
        .where(EstateTables.ID.eq(link.account().value()), only)
        .execute();
  }

  @Override
  public boolean say(Link link, Instant now) throws StoreUnavailable {
    return database.write(
        "keeping whose an account is",
        transaction -> {
          DSLContext sql = transaction.sql();
          boolean known =
              sql.fetchExists(
                  DSL.selectOne()
                      .from(EstateTables.ACCOUNT)
                      .where(EstateTables.ID.eq(link.account().value())));
          if (!known) {
            return false;
          }
          insert(sql, link, now)
              .onConflict(ACCOUNT, IDENTITY)
              .doUpdate()
              .set(WORD, link.word().name())
              .set(BY_KEY, link.evidence())
              .set(BECAUSE, link.because())
              .set(SAID_BY, link.by())
              .set(AT, now)
              .execute();
          switch (link.word()) {
            case CONFIRMED -> hold(transaction, link, DSL.noCondition());
            case REJECTED ->
                sql.update(EstateTables.ACCOUNT)
                    .setNull(EstateTables.HOLDER)
                    .where(
                        EstateTables.ID.eq(link.account().value()),
                        EstateTables.HOLDER.eq(link.identity().value()))
                    .execute();
            case JOINED, SUGGESTED ->
                throw new IllegalArgumentException("a person confirms or rejects");
          }
          return true;
        });
  }

  @Override
  public List<Link> of(Id.Account account) throws StoreUnavailable {
    return database.read(
        "reading the links of an account",
        view ->
            view.sql()
                .select(ALL)
                .from(LINK)
                .where(ACCOUNT.eq(account.value()))
                .orderBy(IDENTITY)
                .limit(MOST_OF_ONE)
                .fetch(SqlLinks::read));
  }

  @Override
  public List<Link> waiting(Optional<Id.Account> after, int limit) throws StoreUnavailable {
    return database.read(
        "listing links that wait",
        view ->
            view.sql()
                .select(ALL)
                .from(LINK)
                .where(
                    // In the words of the index.
                    DSL.condition("word = 'SUGGESTED'"),
                    after.map(id -> ACCOUNT.gt(id.value())).orElse(DSL.noCondition()))
                .orderBy(ACCOUNT, IDENTITY)
                .limit(bounded(limit))
                .fetch(SqlLinks::read));
  }

  @Override
  public List<Waiting> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable {
    return database.read(
        "listing links to be answered together",
        view -> LinkBatches.waiting(view.sql(), selection, contested, bounded(limit)));
  }

  @Override
  public boolean decide(List<Link> links, Instant now) throws StoreUnavailable {
    bounded(links.size());
    return LinkBatches.decide(database, links, now);
  }

  @Override
  public List<Tie> hangingOn(Collection<String> names, Collection<String> words, int limit)
      throws StoreUnavailable {
    bounded(limit);
    return database.read(
        "finding what hangs on something", view -> TieRows.toward(view.sql(), names, words, limit));
  }

  private static int bounded(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d".formatted(MOST));
    }
    return limit;
  }

  static Link read(Record row) {
    return new Link(
        new Id.Account(row.get(ACCOUNT)),
        new Id.Identity(row.get(IDENTITY)),
        Link.Word.valueOf(row.get(WORD)),
        row.get(BY_KEY),
        row.get(BECAUSE),
        row.get(SAID_BY));
  }
}
