package dev.ilk.store.elevation;

import static dev.ilk.store.elevation.ElevationTable.APPROVERS;
import static dev.ilk.store.elevation.ElevationTable.ASKED;
import static dev.ilk.store.elevation.ElevationTable.ELEVATION;
import static dev.ilk.store.elevation.ElevationTable.ENDED;
import static dev.ilk.store.elevation.ElevationTable.ENDED_BY;
import static dev.ilk.store.elevation.ElevationTable.HUMAN;
import static dev.ilk.store.elevation.ElevationTable.ID;
import static dev.ilk.store.elevation.ElevationTable.LASTING;
import static dev.ilk.store.elevation.ElevationTable.REASON;
import static dev.ilk.store.elevation.ElevationTable.REQUEST;
import static dev.ilk.store.elevation.ElevationTable.ROLE;
import static dev.ilk.store.elevation.ElevationTable.SINCE;
import static dev.ilk.store.elevation.ElevationTable.SUBJECT;
import static dev.ilk.store.elevation.ElevationTable.UNTIL;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.elevation.ElevationStore;
import dev.ilk.elevation.StoredElevation;
import dev.ilk.gate.ElevationState;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.ChangeTable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.registry.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Elevations in a database. */
public final class SqlElevationStore implements ElevationStore {
  /** Named, because a star would read the columns in the types that the database has for them. */
  private static final List<Field<?>> ALL =
      List.of(
          ID, HUMAN, SUBJECT, ROLE, LASTING, REASON, REQUEST, ASKED, SINCE, UNTIL, APPROVERS, ENDED,
          ENDED_BY);

  private final Database database;

  /**
   * The elevations of a database.
   *
   * @param database where they are
   */
  public SqlElevationStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(StoredElevation elevation) throws StoreUnavailable {
    database.write(
        "storing an elevation",
        transaction -> {
          insert(transaction, elevation);
          return true;
        });
  }

  /**
   * Adds an elevation together with something else.
   *
   * @param transaction in which both happens
   * @param elevation under a name that is not taken
   */
  public static void insert(Transaction transaction, StoredElevation elevation) {
    StoredElevation.Asked asked = elevation.asked();
    transaction.changed(Topic.ELEVATION, elevation.id().value());
    transaction
        .sql()
        .insertInto(ELEVATION)
        .set(ID, elevation.id().value())
        .set(HUMAN, asked.human().value())
        .set(SUBJECT, asked.subject())
        .set(ROLE, asked.role().name())
        .set(LASTING, asked.lasting().toMillis())
        .set(REASON, asked.reason())
        .set(REQUEST, asked.request().map(Id.AccessRequest::value).orElse(null))
        .set(ASKED, asked.at())
        .set(SINCE, elevation.begun().map(StoredElevation.Begun::since).orElse(null))
        .set(UNTIL, elevation.elevation().map(Elevation::until).orElse(null))
        .set(APPROVERS, approvers(elevation))
        .execute();
  }

  @Override
  public Optional<StoredElevation> find(Id.Elevation id) throws StoreUnavailable {
    return database.read(
        "reading an elevation",
        view ->
            view.sql()
                .select(ALL)
                .from(ELEVATION)
                .where(ID.eq(id.value()))
                .fetchOptional(SqlElevationStore::read));
  }

  @Override
  public boolean replace(StoredElevation before, StoredElevation after) throws StoreUnavailable {
    return database.write(
        "beginning or ending an elevation",
        transaction -> {
          boolean written =
              transaction
                      .sql()
                      .update(ELEVATION)
                      .set(SINCE, after.begun().map(StoredElevation.Begun::since).orElse(null))
                      .set(UNTIL, after.elevation().map(Elevation::until).orElse(null))
                      .set(APPROVERS, approvers(after))
                      .set(ENDED, after.ended().map(ElevationState.Ended::at).orElse(null))
                      .set(
                          ENDED_BY,
                          after
                              .ended()
                              .flatMap(ElevationState.Ended::by)
                              .map(Id.Identity::value)
                              .orElse(null))
                      .where(ID.eq(before.id().value()))
                      .and(before.begun().isPresent() ? SINCE.isNotNull() : SINCE.isNull())
                      .and(before.ended().isPresent() ? ENDED.isNotNull() : ENDED.isNull())
                      .execute()
                  == 1;
          if (written) {
            transaction.changed(Topic.ELEVATION, before.id().value());
          }
          if (written && before.begun().isPresent() && after.ended().isPresent()) {
            Revocations.add(
                transaction,
                Revocation.ofBearers(
                    before.id().value(), Optional.empty(), after.ended().get().at()));
          }
          return written;
        });
  }

  @Override
  public List<Elevation> holding(Instant now) throws StoreUnavailable {
    return database.read(
        "reading the elevations that hold",
        view ->
            view
                .sql()
                .select(ALL)
                .from(ELEVATION)
                .where(UNTIL.gt(now).and(ENDED.isNull()))
                .orderBy(SINCE, ID)
                .limit(MOST)
                .fetch(SqlElevationStore::read)
                .stream()
                .flatMap(one -> one.elevation().stream())
                .toList());
  }

  @Override
  public List<StoredElevation> latest(Optional<Id.Identity> human, int limit)
      throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d elevations".formatted(MOST));
    }
    Condition whose = human.map(id -> HUMAN.eq(id.value())).orElseGet(DSL::trueCondition);
    return database.read(
        "reading elevations",
        view ->
            view.sql()
                .select(ALL)
                .from(ELEVATION)
                .where(whose)
                .orderBy(ASKED.desc(), ID.desc())
                .limit(limit)
                .fetch(SqlElevationStore::read));
  }

  @Override
  public int prune(Instant neverBegun, Instant over) throws StoreUnavailable {
    Condition past = SINCE.isNull().and(ASKED.lt(neverBegun)).or(UNTIL.lt(over));
    return database.write(
        "forgetting elevations",
        transaction -> {
          ChangeTable.forget(
              transaction, Topic.ELEVATION, DSL.select(ID).from(ELEVATION).where(past));
          return transaction.sql().deleteFrom(ELEVATION).where(past).execute();
        });
  }

  /** Two words an approver. */
  private static String approvers(StoredElevation elevation) {
    List<String> words = new ArrayList<>();
    elevation
        .begun()
        .ifPresent(begun ->
            begun
                .approvers()
                .forEach(by -> {
                  words.add(by.id().value());
                  words.add(by.name());
                }));
    return Columns.join(words);
  }

  private static List<Elevation.Approver> approvers(String text) {
    List<String> words = Columns.split(text);
    List<Elevation.Approver> approvers = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      approvers.add(new Elevation.Approver(new Id.Identity(words.get(i)), words.get(i + 1)));
    }
    return approvers;
  }

  private static StoredElevation read(Record row) {
    return new StoredElevation(
        new Id.Elevation(row.get(ID)),
        new StoredElevation.Asked(
            new Id.Identity(row.get(HUMAN)),
            row.get(SUBJECT),
            new Role(row.get(ROLE)),
            Duration.ofMillis(row.get(LASTING)),
            row.get(REASON),
            Optional.ofNullable(row.get(REQUEST)).map(Id.AccessRequest::new),
            row.get(ASKED)),
        Optional.ofNullable(row.get(SINCE))
            .map(since -> new StoredElevation.Begun(since, approvers(row.get(APPROVERS)))),
        Optional.ofNullable(row.get(ENDED))
            .map(at ->
                new ElevationState.Ended(
                    at, Optional.ofNullable(row.get(ENDED_BY)).map(Id.Identity::new))));
  }
}
