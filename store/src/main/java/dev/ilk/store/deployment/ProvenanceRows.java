package dev.ilk.store.deployment;

import static dev.ilk.store.deployment.DeploymentTables.COMMIT;
import static dev.ilk.store.deployment.DeploymentTables.WORKLOAD;

import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.Provenance;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.database.View;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** How images were built: the table and its rows. */
final class ProvenanceRows {
  private static final Table<Record> PROVENANCE = Columns.table("provenance");
  private static final Field<String> IMAGE = Columns.text("image");
  private static final Field<String> BUILDER = Columns.text("builder");
  private static final Field<String> SOURCE = Columns.text("source");
  private static final Field<String> RULE = Columns.text("rule");
  private static final Field<String> BUNDLE = Columns.text("bundle");
  private static final Field<Instant> AT = Columns.instant("at");

  private ProvenanceRows() {}

  /** In place of what was told of the image before. */
  static void write(Transaction transaction, Provenance one) {
    transaction
        .sql()
        .deleteFrom(PROVENANCE)
        .where(WORKLOAD.eq(one.workload()).and(IMAGE.eq(one.image().text())))
        .execute();
    transaction
        .sql()
        .insertInto(PROVENANCE)
        .set(WORKLOAD, one.workload())
        .set(IMAGE, one.image().text())
        .set(BUILDER, one.builder())
        .set(SOURCE, one.source())
        .set(COMMIT, one.commit())
        .set(RULE, one.rule())
        .set(BUNDLE, one.bundle())
        .set(AT, one.at())
        .execute();
  }

  /** The oldest give way to the newest. */
  static void forgetOldest(Transaction transaction, String workload, int keep) {
    transaction
        .sql()
        .deleteFrom(PROVENANCE)
        .where(WORKLOAD.eq(workload))
        .and(
            IMAGE.notIn(
                DSL.select(IMAGE)
                    .from(PROVENANCE)
                    .where(WORKLOAD.eq(workload))
                    .orderBy(AT.desc(), IMAGE)
                    .limit(keep)))
        .execute();
  }

  static Map<ImageDigest, Provenance> of(View view, String workload) {
    return view
        .sql()
        .select(WORKLOAD, IMAGE, BUILDER, SOURCE, COMMIT, RULE, BUNDLE, AT)
        .from(PROVENANCE)
        .where(WORKLOAD.eq(workload))
        .fetch(ProvenanceRows::read)
        .stream()
        .collect(Collectors.toMap(Provenance::image, Function.identity()));
  }

  private static Provenance read(Record row) {
    return new Provenance(
        row.get(WORKLOAD),
        new ImageDigest(row.get(IMAGE)),
        row.get(BUILDER),
        row.get(SOURCE),
        row.get(COMMIT),
        row.get(RULE),
        row.get(BUNDLE),
        row.get(AT));
  }
}
