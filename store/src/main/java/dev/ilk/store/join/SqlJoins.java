package dev.ilk.store.join;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.issue.join.JoinStore;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.client.JoinedAgents;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.registry.RevocationRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Join tokens and joined agents in a database, as they are kept and as agents are proven. */
public final class SqlJoins implements JoinStore, JoinedAgents {
  private static final Table<Record> TOKENS = Columns.table("join_token");
  private static final Table<Record> AGENTS = Columns.table("joined_agent");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> HOLDER = Columns.text("holder");
  private static final Field<Instant> EXPIRES = Columns.instant("expires");
  private static final Field<String> AGENT = Columns.text("agent");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> JWKS = Columns.text("jwks");
  private static final Field<String> THUMBPRINT = Columns.text("thumbprint");
  private static final Field<Instant> JOINED = Columns.instant("joined");
  private static final List<Field<?>> ALL =
      List.of(ID, ENVIRONMENT, HOLDER, JWKS, THUMBPRINT, JOINED, EXPIRES);

  private final Database database;

  /**
   * The tokens and agents of a database.
   *
   * @param database where they are
   */
  public SqlJoins(Database database) {
    this.database = database;
  }

  @Override
  public void addToken(String digest, Environment environment, Id.Identity holder, Instant expires)
      throws StoreUnavailable {
    database.write(
        "noting a join token",
        transaction ->
            transaction
                .sql()
                .insertInto(TOKENS)
                .set(DIGEST, digest)
                .set(ENVIRONMENT, environment.name())
                .set(HOLDER, holder.value())
                .set(EXPIRES, expires)
                .execute());
  }

  /** The row of the token, and the agents' unique key, decide between those that come at once. */
  @Override
  public Optional<JoinedAgent> join(String digest, JoinedAgent agent) throws StoreUnavailable {
    return database.write(
        "having an agent join",
        transaction -> {
          DSLContext sql = transaction.sql();
          int taken =
              sql.update(TOKENS)
                  .set(AGENT, agent.id().value())
                  .where(DIGEST.eq(digest).and(AGENT.isNull()))
                  .execute();
          if (taken == 0) {
            return joinedBefore(sql, digest, agent.thumbprint());
          }
          if (insert(sql, agent) == 0) {
            // The key is another agent's; this token stays good.
            sql.update(TOKENS).setNull(AGENT).where(DIGEST.eq(digest)).execute();
            return Optional.empty();
          }
          return Optional.of(agent);
        });
  }

  private static Optional<JoinedAgent> joinedBefore(
      DSLContext sql, String digest, String thumbprint) {
    return sql.select(AGENT)
        .from(TOKENS)
        .where(DIGEST.eq(digest))
        .fetchOptional(AGENT)
        .flatMap(id ->
            sql.select(ALL)
                .from(AGENTS)
                .where(ID.eq(id).and(THUMBPRINT.eq(thumbprint)))
                .fetchOptional(SqlJoins::agent));
  }

  private static int insert(DSLContext sql, JoinedAgent agent) {
    return sql.insertInto(AGENTS)
        .set(ID, agent.id().value())
        .set(ENVIRONMENT, agent.environment().name())
        .set(HOLDER, agent.holder().value())
        .set(JWKS, agent.jwks())
        .set(THUMBPRINT, agent.thumbprint())
        .set(JOINED, agent.joined())
        .set(EXPIRES, agent.expires())
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public Optional<JoinedAgent> renew(Id.JoinedAgent id, Instant expires) throws StoreUnavailable {
    return database.write(
        "renewing an agent's key",
        transaction -> {
          transaction.sql().update(AGENTS).set(EXPIRES, expires).where(ID.eq(id.value())).execute();
          return find(transaction.sql(), id);
        });
  }

  @Override
  public Optional<JoinedAgent> agent(Id.JoinedAgent id) throws StoreUnavailable {
    return database.read("reading a joined agent", view -> find(view.sql(), id));
  }

  private static Optional<JoinedAgent> find(DSLContext sql, Id.JoinedAgent id) {
    return sql.select(ALL).from(AGENTS).where(ID.eq(id.value())).fetchOptional(SqlJoins::agent);
  }

  @Override
  public List<JoinedAgent> all(Environment environment) throws StoreUnavailable {
    return database.read(
        "reading joined agents",
        view ->
            view.sql()
                .select(ALL)
                .from(AGENTS)
                .where(ENVIRONMENT.eq(environment.name()))
                .orderBy(JOINED.desc(), ID.desc())
                .limit(MOST)
                .fetch(SqlJoins::agent));
  }

  @Override
  public boolean remove(JoinedAgent agent, Revocation back) throws StoreUnavailable {
    return database.write(
        "removing a joined agent",
        transaction -> {
          boolean removed =
              transaction.sql().deleteFrom(AGENTS).where(ID.eq(agent.id().value())).execute() == 1;
          if (removed) {
            RevocationRows.add(transaction, back);
          }
          return removed;
        });
  }

  @Override
  public int prune(Instant before) throws StoreUnavailable {
    return database.write(
        "forgetting join tokens and agents",
        transaction ->
            transaction.sql().deleteFrom(TOKENS).where(EXPIRES.le(before)).execute()
                + transaction.sql().deleteFrom(AGENTS).where(EXPIRES.le(before)).execute());
  }

  @Override
  public Optional<JoinToken> token(String digest) throws StoreUnavailable {
    return database.read(
        "reading a join token",
        view ->
            view.sql()
                .select(ENVIRONMENT, HOLDER, EXPIRES)
                .from(TOKENS)
                .where(DIGEST.eq(digest))
                .fetchOptional(row ->
                    new JoinToken(
                        new Environment(row.get(ENVIRONMENT)),
                        new Id.Identity(row.get(HOLDER)),
                        row.get(EXPIRES))));
  }

  private static JoinedAgent agent(Record row) {
    return new JoinedAgent(
        new Id.JoinedAgent(row.get(ID)),
        new Environment(row.get(ENVIRONMENT)),
        new Id.Identity(row.get(HOLDER)),
        row.get(JWKS),
        row.get(THUMBPRINT),
        row.get(JOINED),
        row.get(EXPIRES));
  }
}
