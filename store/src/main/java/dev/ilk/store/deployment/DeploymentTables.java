package dev.ilk.store.deployment;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.RunningInstance;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables, and how deployments and instances stand in their rows. */
final class DeploymentTables {
  /** Held by whoever writes, so that what one writer counts no other changes. */
  static final String COUNTER = "deployment";

  static final Table<Record> DEPLOYMENT = Columns.table("deployment");
  static final Table<Record> RUNNING = Columns.table("running_instance");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> WORKLOAD = Columns.text("workload");
  static final Field<String> NAME = Columns.text("name");
  static final Field<String> ENVIRONMENT = Columns.text("environment");
  static final Field<String> IMAGES = Columns.text("images");
  static final Field<String> COMMIT = Columns.text("commit_id");
  static final Field<String> BY = Columns.text("told_by");
  static final Field<String> APPROVALS = Columns.text("approvals");
  static final Field<Instant> SINCE = Columns.instant("since");
  static final Field<Instant> ENDS = Columns.instant("ends");
  static final Field<Boolean> RETIRED = Columns.flag("retired");
  static final Field<String> UID = Columns.text("uid");
  static final Field<String> NODE = Columns.text("node");

  static final List<Field<?>> OF_DEPLOYMENT =
      List.of(ID, NAME, WORKLOAD, ENVIRONMENT, IMAGES, COMMIT, BY, APPROVALS, SINCE, ENDS);
  static final List<Field<?>> OF_INSTANCE =
      List.of(UID, WORKLOAD, ENVIRONMENT, NODE, IMAGES, SINCE);

  private DeploymentTables() {}

  static Deployment deployment(Record row) {
    return new Deployment(
        new Id.Deployment(row.get(ID)),
        row.get(NAME),
        row.get(WORKLOAD),
        new Environment(row.get(ENVIRONMENT)),
        images(row.get(IMAGES)),
        row.get(COMMIT),
        new Id.Identity(row.get(BY)),
        approvals(row.get(APPROVALS)),
        row.get(SINCE),
        Optional.ofNullable(row.get(ENDS)));
  }

  static RunningInstance instance(Record row) {
    return new RunningInstance(
        row.get(UID),
        row.get(WORKLOAD),
        new Environment(row.get(ENVIRONMENT)),
        row.get(NODE),
        images(row.get(IMAGES)),
        row.get(SINCE));
  }

  /** Two words an approval. */
  static String words(List<Deployment.Approval> approvals) {
    return Columns.join(
        approvals.stream().flatMap(one -> Stream.of(one.as(), one.by().value())).toList());
  }

  private static List<Deployment.Approval> approvals(String text) {
    List<String> words = Columns.split(text);
    List<Deployment.Approval> approvals = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      approvals.add(new Deployment.Approval(words.get(i), new Id.Identity(words.get(i + 1))));
    }
    return approvals;
  }

  static String text(Set<ImageDigest> images) {
    return Columns.join(images.stream().sorted().map(ImageDigest::text).toList());
  }

  private static Set<ImageDigest> images(String text) {
    return Columns.split(text).stream()
        .map(ImageDigest::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
