package dev.ilk.store.rollout;

import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.rollout.PolicyStore;
import dev.ilk.rollout.PolicyVersion;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.database.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The versions of policies in a database. */
public final class SqlPolicyStore implements PolicyStore {
  private static final int MOST = 1000;
  private static final Table<Record> VERSION = Columns.table("policy_version");
  private static final Field<Long> NUMBER = Columns.number("number");
  private static final Field<String> TEAM = Columns.text("team");
  private static final Field<Instant> AT = Columns.instant("at");
  private static final Field<String> AUTHOR = Columns.text("author");
  private static final Field<String> REASON = Columns.text("reason");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<Long> RESTORES = Columns.number("restores");
  private static final Field<Long> FILES = Columns.number("files");
  private static final List<Field<?>> ALL =
      List.of(NUMBER, TEAM, AT, AUTHOR, REASON, DIGEST, RESTORES, FILES);

  private static final Table<Record> FILE = Columns.table("policy_file");
  private static final Field<Long> OF = Columns.number("version");
  private static final Field<Long> PLACE = Columns.number("place");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<String> TEXT = Columns.text("text");

  private final Database database;

  /**
   * The policies of a database.
   *
   * @param database where they are
   */
  public SqlPolicyStore(Database database) {
    this.database = database;
  }

  @Override
  public List<PolicyVersion> inForce(long number) throws StoreUnavailable {
    return database.read(
        "reading the policies in force",
        view -> {
          List<Record> latest =
              view.sql()
                  .select(ALL)
                  .from(VERSION)
                  .where(
                      NUMBER.in(
                          DSL.select(DSL.max(NUMBER))
                              .from(VERSION)
                              .where(NUMBER.le(number))
                              .groupBy(TEAM)))
                  .orderBy(TEAM)
                  .fetch();
          return whole(view, latest);
        });
  }

  @Override
  public Optional<PolicyVersion> find(long number) throws StoreUnavailable {
    return database.read(
        "reading a version of policies",
        view ->
            whole(view, view.sql().select(ALL).from(VERSION).where(NUMBER.eq(number)).fetch())
                .stream()
                .findFirst());
  }

  @Override
  public List<Entry> history(long before, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d versions".formatted(MOST));
    }
    return database.read(
        "reading the versions of policies",
        view ->
            view.sql()
                .select(ALL)
                .from(VERSION)
                .where(NUMBER.lt(before))
                .orderBy(NUMBER.desc())
                .limit(limit)
                .fetch(SqlPolicyStore::entry));
  }

  @Override
  public boolean add(PolicyVersion next) throws StoreUnavailable {
    return database.write(
        "storing a version of policies",
        transaction -> {
          Long latest =
              transaction.sql().select(DSL.max(NUMBER)).from(VERSION).fetchSingle().value1();
          if (next.number() != (latest == null ? 0 : latest) + 1) {
            return false;
          }
          int rows =
              transaction
                  .sql()
                  .insertInto(VERSION)
                  .set(NUMBER, next.number())
                  .set(TEAM, next.team().map(Team::name).orElse(""))
                  .set(AT, next.at())
                  .set(AUTHOR, next.by().value())
                  .set(REASON, next.reason())
                  .set(DIGEST, next.digest())
                  .set(RESTORES, next.restores().orElse(null))
                  .set(FILES, (long) next.files().size())
                  // Of two that took the same number to be free, one waits here and finds it taken.
                  .onConflict(NUMBER)
                  .doNothing()
                  .execute();
          if (rows == 1) {
            store(transaction, next);
            transaction.changed(Topic.POLICIES, ApplyPolicies.setName(next.team()));
          }
          return rows == 1;
        });
  }

  private static void store(Transaction transaction, PolicyVersion version) {
    long place = 0;
    for (PolicyText file : version.files()) {
      transaction
          .sql()
          .insertInto(FILE)
          .set(OF, version.number())
          .set(PLACE, place++)
          .set(NAME, file.name())
          .set(TEXT, file.text())
          .execute();
    }
  }

  private static List<PolicyVersion> whole(View view, List<Record> rows) {
    List<PolicyVersion> versions = new ArrayList<>();
    for (Record row : rows) {
      Entry entry = entry(row);
      List<PolicyText> files =
          view.sql()
              .select(NAME, TEXT)
              .from(FILE)
              .where(OF.eq(entry.number()))
              .orderBy(PLACE)
              .fetch(file -> new PolicyText(file.value1(), file.value2()));
      versions.add(
          new PolicyVersion(
              entry.number(),
              entry.team(),
              entry.at(),
              entry.by(),
              entry.reason(),
              entry.digest(),
              entry.restores(),
              files));
    }
    return versions;
  }

  private static Entry entry(Record row) {
    return new Entry(
        row.get(NUMBER),
        Optional.of(row.get(TEAM)).filter(name -> !name.isEmpty()).map(Team::new),
        row.get(AT),
        new Id.Identity(row.get(AUTHOR)),
        row.get(REASON),
        row.get(DIGEST),
        Optional.ofNullable(row.get(RESTORES)),
        row.get(FILES).intValue());
  }
}
