package dev.ilk.store.deployment;

import static dev.ilk.store.deployment.DeploymentTables.APPROVALS;
import static dev.ilk.store.deployment.DeploymentTables.BY;
import static dev.ilk.store.deployment.DeploymentTables.COMMIT;
import static dev.ilk.store.deployment.DeploymentTables.COUNTER;
import static dev.ilk.store.deployment.DeploymentTables.DEPLOYMENT;
import static dev.ilk.store.deployment.DeploymentTables.ENDS;
import static dev.ilk.store.deployment.DeploymentTables.ENVIRONMENT;
import static dev.ilk.store.deployment.DeploymentTables.ID;
import static dev.ilk.store.deployment.DeploymentTables.IMAGES;
import static dev.ilk.store.deployment.DeploymentTables.NAME;
import static dev.ilk.store.deployment.DeploymentTables.NODE;
import static dev.ilk.store.deployment.DeploymentTables.OF_DEPLOYMENT;
import static dev.ilk.store.deployment.DeploymentTables.OF_INSTANCE;
import static dev.ilk.store.deployment.DeploymentTables.RETIRED;
import static dev.ilk.store.deployment.DeploymentTables.RUNNING;
import static dev.ilk.store.deployment.DeploymentTables.SINCE;
import static dev.ilk.store.deployment.DeploymentTables.UID;
import static dev.ilk.store.deployment.DeploymentTables.WORKLOAD;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Provenance;
import dev.ilk.actor.RunningInstance;
import dev.ilk.actor.WhatRuns;
import dev.ilk.deployment.DeploymentStore;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.registry.RevocationRows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What is deployed and runs, in a database. */
public final class SqlDeployments implements DeploymentStore {
  private static final int MOST = 1000;

  private final Database database;

  /**
   * The deployments of a database.
   *
   * @param database where they are
   */
  public SqlDeployments(Database database) {
    this.database = database;
  }

  @Override
  public Stored deploy(Deployment wanted, Duration grace) throws StoreUnavailable {
    return database.write(
        "storing a deployment",
        transaction -> {
          transaction.hold(COUNTER);
          Optional<Deployment> before = there(transaction, wanted.workload(), wanted.name());
          if (before.filter(one -> isSame(one, wanted)).isPresent()) {
            return new Stored(before, List.of(), Optional.empty());
          }
          if (before.isEmpty() && count(transaction, wanted.workload()) >= MOST_THERE) {
            return new Stored(Optional.empty(), List.of(), Optional.empty());
          }
          Optional<Instant> end = Optional.empty();
          if (before.isPresent()) {
            end = Optional.of(end(transaction, before.get(), wanted.since(), grace));
          }
          transaction
              .sql()
              .insertInto(DEPLOYMENT)
              .set(ID, wanted.id().value())
              .set(WORKLOAD, wanted.workload())
              .set(NAME, wanted.name())
              .set(ENVIRONMENT, wanted.environment().name())
              .set(IMAGES, DeploymentTables.text(wanted.images()))
              .set(COMMIT, wanted.commit())
              .set(BY, wanted.by().value())
              .set(APPROVALS, DeploymentTables.words(wanted.approvals()))
              .set(SINCE, wanted.since())
              .set(RETIRED, false)
              .execute();
          transaction.changed(Topic.DEPLOYMENT, wanted.workload());
          return new Stored(Optional.of(wanted), before.stream().map(Deployment::id).toList(), end);
        });
  }

  @Override
  public Stored end(String workload, String name, Instant at, Duration grace)
      throws StoreUnavailable {
    return database.write(
        "ending a deployment",
        transaction -> {
          transaction.hold(COUNTER);
          Optional<Deployment> before = there(transaction, workload, name);
          if (before.isEmpty()) {
            return new Stored(Optional.empty(), List.of(), Optional.empty());
          }
          Instant end = end(transaction, before.get(), at, grace);
          return new Stored(Optional.empty(), List.of(before.get().id()), Optional.of(end));
        });
  }

  private static Instant end(
      Transaction transaction, Deployment deployment, Instant at, Duration grace)
      throws SQLException {
    boolean gone = grace.isZero();
    Instant end = at.plus(grace);
    transaction
        .sql()
        .update(DEPLOYMENT)
        .set(ENDS, end)
        .set(RETIRED, gone)
        .where(ID.eq(deployment.id().value()))
        .execute();
    transaction.changed(Topic.DEPLOYMENT, deployment.workload());
    if (gone) {
      takeBack(transaction, deployment.id().value(), deployment.environment(), at);
    }
    return end;
  }

  @Override
  public boolean start(RunningInstance instance) throws StoreUnavailable {
    return database.write(
        "storing an instance",
        transaction -> {
          transaction.hold(COUNTER);
          int others =
              transaction
                  .sql()
                  .fetchCount(
                      RUNNING, WORKLOAD.eq(instance.workload()).and(UID.ne(instance.uid())));
          if (others >= MOST_INSTANCES) {
            return false;
          }
          transaction
              .sql()
              .insertInto(RUNNING)
              .set(WORKLOAD, instance.workload())
              .set(UID, instance.uid())
              .set(ENVIRONMENT, instance.environment().name())
              .set(NODE, instance.node())
              .set(IMAGES, DeploymentTables.text(instance.images()))
              .set(SINCE, instance.since())
              .onConflict(WORKLOAD, UID)
              .doUpdate()
              .set(NODE, instance.node())
              .set(IMAGES, DeploymentTables.text(instance.images()))
              .execute();
          transaction.changed(Topic.DEPLOYMENT, instance.workload());
          return true;
        });
  }

  @Override
  public boolean stop(String workload, String uid, List<String> names, Instant at)
      throws StoreUnavailable {
    return database.write(
        "ending an instance",
        transaction -> {
          Optional<Environment> environment =
              transaction
                  .sql()
                  .deleteFrom(RUNNING)
                  .where(WORKLOAD.eq(workload).and(UID.eq(uid)))
                  .returningResult(ENVIRONMENT)
                  .fetchOptional(row -> new Environment(row.value1()));
          if (environment.isEmpty()) {
            return false;
          }
          transaction.changed(Topic.DEPLOYMENT, workload);
          for (String name : names) {
            takeBack(transaction, name, environment.get(), at);
          }
          return true;
        });
  }

  @Override
  public Optional<Deployment> approve(
      String workload, Id.Deployment id, Deployment.Approval approval) throws StoreUnavailable {
    return database.write(
        "approving a deployment",
        transaction -> {
          transaction.hold(COUNTER);
          Condition which = WORKLOAD.eq(workload).and(ID.eq(id.value())).and(ENDS.isNull());
          Optional<Deployment> found =
              transaction
                  .sql()
                  .select(OF_DEPLOYMENT)
                  .from(DEPLOYMENT)
                  .where(which)
                  .fetchOptional(DeploymentTables::deployment);
          boolean counts =
              found
                  .filter(one -> !one.by().equals(approval.by()))
                  .filter(
                      one -> one.approvals().stream().noneMatch(a -> a.by().equals(approval.by())))
                  .isPresent();
          if (!counts) {
            return Optional.empty();
          }
          List<Deployment.Approval> approvals = new ArrayList<>(found.get().approvals());
          approvals.add(approval);
          transaction.changed(Topic.DEPLOYMENT, workload);
          return transaction
              .sql()
              .update(DEPLOYMENT)
              .set(APPROVALS, DeploymentTables.words(approvals))
              .where(which)
              .returningResult(OF_DEPLOYMENT)
              .fetchOptional(DeploymentTables::deployment);
        });
  }

  @Override
  public void keep(List<Provenance> provenance) throws StoreUnavailable {
    database.write(
        "storing provenance",
        transaction -> {
          transaction.hold(COUNTER);
          for (Provenance one : provenance) {
            ProvenanceRows.write(transaction, one);
            transaction.changed(Topic.DEPLOYMENT, one.workload());
          }
          provenance.stream()
              .map(Provenance::workload)
              .distinct()
              .forEach(
                  workload -> ProvenanceRows.forgetOldest(transaction, workload, MOST_PROVENANCE));
          return true;
        });
  }

  @Override
  public WhatRuns of(String workload) throws StoreUnavailable {
    return database.read(
        "reading what runs",
        view -> {
          List<Deployment> deployments =
              view.sql()
                  .select(OF_DEPLOYMENT)
                  .from(DEPLOYMENT)
                  .where(WORKLOAD.eq(workload).and(RETIRED.eq(false)))
                  .orderBy(SINCE.desc(), ID.desc())
                  .fetch(DeploymentTables::deployment);
          Map<String, RunningInstance> instances =
              view
                  .sql()
                  .select(OF_INSTANCE)
                  .from(RUNNING)
                  .where(WORKLOAD.eq(workload))
                  .fetch(DeploymentTables::instance)
                  .stream()
                  .collect(Collectors.toMap(RunningInstance::uid, Function.identity()));
          return new WhatRuns(deployments, instances, ProvenanceRows.of(view, workload));
        });
  }

  @Override
  public List<Deployment> list(Optional<String> workload, boolean ended, int limit)
      throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d deployments".formatted(MOST));
    }
    Condition wanted = workload.map(WORKLOAD::eq).orElse(DSL.noCondition());
    return database.read(
        "reading deployments",
        view ->
            view.sql()
                .select(OF_DEPLOYMENT)
                .from(DEPLOYMENT)
                .where(ended ? wanted : wanted.and(ENDS.isNull()))
                .orderBy(SINCE.desc(), ID.desc())
                .limit(limit)
                .fetch(DeploymentTables::deployment));
  }

  @Override
  public int retire(Instant now) throws StoreUnavailable {
    return database.write(
        "taking back what ended deployments hold",
        transaction -> {
          List<Deployment> due =
              transaction
                  .sql()
                  .update(DEPLOYMENT)
                  .set(RETIRED, true)
                  .where(ENDS.le(now).and(RETIRED.eq(false)))
                  .returningResult(OF_DEPLOYMENT)
                  .fetch(DeploymentTables::deployment);
          for (Deployment one : due) {
            transaction.changed(Topic.DEPLOYMENT, one.workload());
            takeBack(transaction, one.id().value(), one.environment(), now);
          }
          return due.size();
        });
  }

  @Override
  public int prune(Instant before) throws StoreUnavailable {
    return database.write(
        "forgetting deployments",
        transaction ->
            transaction
                .sql()
                .deleteFrom(DEPLOYMENT)
                .where(ENDS.lt(before).and(RETIRED.eq(true)))
                .execute());
  }

  private static boolean isSame(Deployment one, Deployment other) {
    return one.images().equals(other.images()) && one.commit().equals(other.commit());
  }

  private static Optional<Deployment> there(Transaction transaction, String workload, String name) {
    return transaction
        .sql()
        .select(OF_DEPLOYMENT)
        .from(DEPLOYMENT)
        .where(WORKLOAD.eq(workload).and(NAME.eq(name)).and(ENDS.isNull()))
        .fetchOptional(DeploymentTables::deployment);
  }

  private static int count(Transaction transaction, String workload) {
    return transaction.sql().fetchCount(DEPLOYMENT, WORKLOAD.eq(workload).and(ENDS.isNull()));
  }

  private static void takeBack(
      Transaction transaction, String name, Environment environment, Instant at)
      throws SQLException {
    RevocationRows.add(transaction, Revocation.ofBearers(name, Optional.of(environment), at));
  }
}
