package dev.ilk.store.estate;

import static dev.ilk.store.estate.OwnerTables.ACCOUNT;
import static dev.ilk.store.estate.OwnerTables.CANDIDATE;
import static dev.ilk.store.estate.OwnerTables.SUGGESTION;

import dev.ilk.discover.finding.Finding;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.store.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What a confirmed owner makes of findings, worked out in the transaction that keeps them: so it is
 * right whichever comes first, the word or the reading.
 */
final class OwnedRows {
  private static final String OWNERLESS = "ownerless";

  /** In the words of the index. */
  private static final Condition CONFIRMED = DSL.condition("word = 'CONFIRMED'");

  private OwnedRows() {}

  /** The same accounts, with their confirmed owner as the trait that names one. */
  static List<Looked> owned(Transaction transaction, List<Looked> looked) {
    DSLContext sql = transaction.sql();
    if (looked.isEmpty() || !sql.fetchExists(DSL.selectOne().from(SUGGESTION).where(CONFIRMED))) {
      return looked;
    }
    Map<String, String> owners = new HashMap<>();
    List<String> ids = looked.stream().map(one -> one.id().value()).toList();
    for (List<String> some : SightingWriter.chunks(ids)) {
      sql.select(ACCOUNT, CANDIDATE)
          .from(SUGGESTION)
          .where(ACCOUNT.in(some), CONFIRMED)
          .forEach(row -> owners.put(row.value1(), row.value2()));
    }
    return owners.isEmpty()
        ? looked
        : looked.stream()
            .map(one -> {
              String owner = owners.get(one.id().value());
              return owner == null ? one : with(one, owner);
            })
            .toList();
  }

  private static Looked with(Looked looked, String owner) {
    List<Finding> findings =
        looked.findings().stream().filter(one -> !one.code().equals(OWNERLESS)).toList();
    return new Looked(looked.id(), looked.account().with(Map.of("owner", owner)), findings);
  }
}
