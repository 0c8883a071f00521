package dev.ilk.store.registry;

import static dev.ilk.store.registry.RegistryTables.BODY;
import static dev.ilk.store.registry.RegistryTables.ENVIRONMENT;
import static dev.ilk.store.registry.RegistryTables.ID;
import static dev.ilk.store.registry.RegistryTables.IDENTITY;
import static dev.ilk.store.registry.RegistryTables.IDENTITY_KEY;
import static dev.ilk.store.registry.RegistryTables.KEY;
import static dev.ilk.store.registry.RegistryTables.KEY_OF;
import static dev.ilk.store.registry.RegistryTables.KIND;
import static dev.ilk.store.registry.RegistryTables.MANAGED_BY;
import static dev.ilk.store.registry.RegistryTables.NAME;
import static dev.ilk.store.registry.RegistryTables.REVISION;
import static dev.ilk.store.registry.RegistryTables.STATUS;
import static dev.ilk.store.registry.RegistryTables.STEWARD;
import static dev.ilk.store.registry.RegistryTables.STEWARD_NAME;
import static dev.ilk.store.registry.RegistryTables.STEWARD_OF;
import static dev.ilk.store.registry.RegistryTables.SUBJECT;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.database.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Writes identities, in a transaction that holds the registry's version: nobody else gives or takes
 * keys meanwhile, so what is looked at first still holds when it is written.
 */
final class IdentityWriter {
  /** How many values one statement looks for. */
  private static final int MOST = 500;

  private final Transaction transaction;
  private final DSLContext sql;

  IdentityWriter(Transaction transaction) {
    this.transaction = transaction;
    this.sql = transaction.sql();
  }

  /** Whether none of the identities has a key of another, among themselves or of those stored. */
  boolean keysAreFree(List<Registered> identities) {
    Map<String, String> wanted = new HashMap<>();
    Set<String> own = new HashSet<>();
    for (Registered one : identities) {
      own.add(one.actor().id().value());
      for (Key key : one.keys()) {
        if (wanted.put(key.text(), one.actor().id().value()) != null) {
          return false;
        }
      }
    }
    for (List<String> keys : pages(wanted.keySet())) {
      List<String> owners = sql.select(KEY_OF).from(IDENTITY_KEY).where(KEY.in(keys)).fetch(KEY_OF);
      // A key of an identity that is written too is given up before any is taken.
      if (!own.containsAll(owners)) {
        return false;
      }
    }
    return true;
  }

  /** Those of the identities that may act as they are stored and may not afterwards. */
  List<Registered> ending(List<Registered> identities) {
    Map<String, Registered> inactive = new HashMap<>();
    for (Registered one : identities) {
      if (!one.actor().status().mayAct()) {
        inactive.put(one.actor().id().value(), one);
      }
    }
    List<Registered> ending = new ArrayList<>();
    for (List<String> ids : pages(inactive.keySet())) {
      sql.select(ID)
          .from(IDENTITY)
          .where(ID.in(ids).and(STATUS.in(Status.ACTIVE.name(), Status.RESTRICTED.name())))
          .forEach(row -> ending.add(inactive.get(row.value1())));
    }
    return ending;
  }

  /** Writes them all, new ones and old ones, at the registry's next version. */
  void write(List<Registered> identities, long revision) {
    if (identities.isEmpty()) {
      return;
    }
    List<IdentityRow> rows = identities.stream().map(IdentityRow::of).toList();
    new NameBlocks(sql).write(names(rows));
    BatchBindStep free = sql.batch(sql.deleteFrom(IDENTITY_KEY).where(KEY_OF.eq("")));
    BatchBindStep write =
        sql.batch(
            sql.insertInto(
                    IDENTITY,
                    ID,
                    SUBJECT,
                    KIND,
                    ENVIRONMENT,
                    MANAGED_BY,
                    NAME,
                    STATUS,
                    REVISION,
                    BODY)
                .values("", "", "", "", "", "", "", 0L, "")
                .onConflict(ID)
                .doUpdate()
                .set(ENVIRONMENT, DSL.excluded(ENVIRONMENT))
                .set(SUBJECT, DSL.excluded(SUBJECT))
                .set(MANAGED_BY, DSL.excluded(MANAGED_BY))
                .set(NAME, DSL.excluded(NAME))
                .set(STATUS, DSL.excluded(STATUS))
                .set(REVISION, DSL.excluded(REVISION))
                .set(BODY, DSL.excluded(BODY)));
    BatchBindStep release = sql.batch(sql.deleteFrom(STEWARD).where(STEWARD_OF.eq("")));
    BatchBindStep answer =
        sql.batch(sql.insertInto(STEWARD, STEWARD_NAME, STEWARD_OF).values("", ""));
    BatchBindStep take = sql.batch(sql.insertInto(IDENTITY_KEY, KEY, KEY_OF).values("", ""));
    IdentityTies.write(sql, rows);
    for (IdentityRow row : rows) {
      String id = row.id().value();
      free = free.bind(id);
      write =
          write.bind(
              id,
              row.subject(),
              row.kind().name(),
              row.environment().map(environment -> environment.name()).orElse(null),
              row.set(),
              row.name(),
              row.status().name(),
              revision,
              row.body());
      for (Key key : row.keys()) {
        take = take.bind(key.text(), id);
      }
      release = release.bind(id);
      for (String steward : row.stewards()) {
        answer = answer.bind(steward, id);
      }
      transaction.changed(Topic.IDENTITY, id);
    }
    free.execute();
    write.execute();
    take.execute();
    release.execute();
    if (answer.size() > 0) {
      answer.execute();
    }
  }

  /** Environments by subject, of what is written; nothing for subjects that are given up. */
  private SortedMap<String, Optional<String>> names(List<IdentityRow> rows) {
    SortedMap<String, Optional<String>> names = new TreeMap<>();
    List<String> ids = rows.stream().map(row -> row.id().value()).toList();
    for (List<String> some : pages(ids)) {
      sql.select(SUBJECT)
          .from(IDENTITY)
          .where(ID.in(some))
          .forEach(row -> names.put(row.value1(), Optional.empty()));
    }
    for (IdentityRow row : rows) {
      names.put(row.subject(), Optional.of(row.environment().map(Environment::name).orElse("")));
    }
    return names;
  }

  static List<List<String>> pages(Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<List<String>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      pages.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return pages;
  }
}
