package dev.ilk.store.estate;

import static dev.ilk.store.estate.EstateTables.ACCOUNT;
import static dev.ilk.store.estate.EstateTables.CREDENTIAL;
import static dev.ilk.store.estate.EstateTables.HELD_BY;
import static dev.ilk.store.estate.EstateTables.ID;
import static dev.ilk.store.estate.EstateTables.SAID_AT;

import dev.ilk.actor.Kind;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Found accounts in a database. */
public final class SqlFoundAccounts implements AccountStore {
  private static final int MOST = 5_000;
  private static final int MOST_SAID = 10_000;
  private static final String JUDGE =
      """
      UPDATE found_account SET kind = ?, subtype = ?, confidence = ?, contradicted = ?, evidence = ?
      WHERE id = ? AND said_at IS NULL
        AND (kind <> ? OR subtype <> ? OR confidence <> ? OR contradicted <> ? OR evidence <> ?)
      """;

  private final Database database;

  /**
   * The accounts of a database.
   *
   * @param database where they are
   */
  public SqlFoundAccounts(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Kept> find(Id.Account id) throws StoreUnavailable {
    return database.snapshot(
        "finding an account",
        view ->
            view.sql()
                .select(EstateTables.OF_ACCOUNT)
                .from(ACCOUNT)
                .where(ID.eq(id.value()))
                .fetchOptional()
                .map(row ->
                    new Kept(
                        EstateTables.account(row),
                        credentials(view.sql(), List.of(id.value()))
                            .getOrDefault(id.value(), List.of()),
                        EstateTables.evidence(row))));
  }

  @Override
  public List<FoundAccount> these(Collection<Id.Account> ids) throws StoreUnavailable {
    return database.read("finding accounts", view -> CalledAccounts.these(view.sql(), ids));
  }

  @Override
  public List<FoundAccount> called(Collection<String> names, int limit) throws StoreUnavailable {
    return database.read(
        "finding accounts by what they are called",
        view -> CalledAccounts.called(view.sql(), names, limit));
  }

  @Override
  public AccountPage page(AccountQuery query) throws StoreUnavailable {
    return database.snapshot("listing accounts", view -> new AccountSearch(query).page(view.sql()));
  }

  @Override
  public List<Kept> all(Optional<Id.Account> after, int limit) throws StoreUnavailable {
    bounded(limit, MOST);
    return database.snapshot(
        "reading all accounts",
        view -> {
          List<Record> rows =
              view.sql()
                  .select(EstateTables.OF_ACCOUNT)
                  .from(ACCOUNT)
                  .where(after.map(id -> ID.gt(id.value())).orElse(DSL.noCondition()))
                  .orderBy(ID)
                  .limit(limit)
                  .fetch()
                  .map(row -> row);
          Map<String, List<FoundCredential>> held =
              rows.isEmpty()
                  ? Map.of()
                  : between(view.sql(), rows.getFirst().get(ID), rows.getLast().get(ID));
          return rows.stream()
              .map(row ->
                  new Kept(
                      EstateTables.account(row),
                      held.getOrDefault(row.get(ID), List.of()),
                      EstateTables.evidence(row)))
              .toList();
        });
  }

  private static Map<String, List<FoundCredential>> credentials(
      DSLContext sql, List<String> accounts) {
    return byAccount(
        sql.select(EstateTables.OF_CREDENTIAL)
            .from(CREDENTIAL)
            .where(HELD_BY.in(accounts))
            .orderBy(HELD_BY, EstateTables.KIND, EstateTables.NATIVE)
            .fetch());
  }

  private static Map<String, List<FoundCredential>> between(
      DSLContext sql, String first, String last) {
    return byAccount(
        sql.select(EstateTables.OF_CREDENTIAL)
            .from(CREDENTIAL)
            .where(HELD_BY.between(first, last))
            .orderBy(HELD_BY, EstateTables.KIND, EstateTables.NATIVE)
            .fetch());
  }

  private static Map<String, List<FoundCredential>> byAccount(Iterable<? extends Record> rows) {
    Map<String, List<FoundCredential>> held = new HashMap<>();
    rows.forEach(row ->
        held.computeIfAbsent(row.get(HELD_BY), _ -> new ArrayList<>())
            .add(EstateTables.credential(row)));
    return held;
  }

  @Override
  public Optional<FoundAccount> say(Id.Account id, Kind kind, String by, String reason, Instant now)
      throws StoreUnavailable {
    return database.write(
        "keeping what an account is said to be",
        transaction -> {
          transaction
              .sql()
              .update(ACCOUNT)
              .set(
                  EstateTables.SUBTYPE,
                  DSL.when(EstateTables.KIND.eq(kind.name()), EstateTables.SUBTYPE)
                      .otherwise("unknown"))
              .set(EstateTables.KIND, kind.name())
              .set(EstateTables.CONFIDENCE, 1000L)
              .set(EstateTables.EVIDENCE, Columns.join(List.of(by + " said so: " + reason)))
              .set(EstateTables.SAID_BY, by)
              .set(EstateTables.SAID_BECAUSE, reason)
              .set(SAID_AT, now)
              .where(ID.eq(id.value()))
              .execute();
          return transaction
              .sql()
              .select(EstateTables.OF_ACCOUNT)
              .from(ACCOUNT)
              .where(ID.eq(id.value()))
              .fetchOptional(EstateTables::account);
        });
  }

  @Override
  public List<FoundAccount> said(int limit) throws StoreUnavailable {
    bounded(limit, MOST_SAID);
    return database.read(
        "reading what accounts are said to be",
        view ->
            view.sql()
                .select(EstateTables.OF_ACCOUNT)
                .from(ACCOUNT)
                .where(SAID_AT.isNotNull())
                .orderBy(SAID_AT.desc())
                .limit(limit)
                .fetch(EstateTables::account));
  }

  @Override
  public int judge(List<Verdict> verdicts) throws StoreUnavailable {
    if (verdicts.isEmpty()) {
      return 0;
    }
    bounded(verdicts.size(), MOST);
    return database.write(
        "keeping what accounts are taken for",
        transaction ->
            transaction.using(
                JUDGE,
                statement -> {
                  for (Verdict one : verdicts) {
                    String evidence = Columns.join(one.evidence());
                    for (int start : new int[] {1, 7}) {
                      statement.setString(start, one.taken().kind().name());
                      statement.setString(start + 1, one.taken().subtype());
                      statement.setLong(start + 2, one.taken().confidence());
                      statement.setBoolean(start + 3, one.taken().contradicted());
                      statement.setString(start + 4, evidence);
                    }
                    statement.setString(6, one.id().value());
                    statement.addBatch();
                  }
                  return Arrays.stream(statement.executeBatch()).filter(n -> n > 0).sum();
                }));
  }

  private static void bounded(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException("at most %d accounts".formatted(most));
    }
  }
}
