package dev.ilk.store.possession;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Proofs of possession that were used, in a database. Those that come at once are noted in one
 * transaction, since the wait for the disk is what each of them costs.
 */
public final class SqlUsedProofs implements UsedProofs {
  private static final Table<Record> USED = Columns.table("used_proof");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<Instant> UNTIL = Columns.instant("until");
  private static final int MOST_AT_ONCE = 200;

  private final Database database;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  /** A proof to be noted, and where to say whether it was the first. */
  private record Waiting(String name, Instant until, CompletableFuture<Boolean> first) {}

  /**
   * The proofs used on all nodes of a database.
   *
   * @param database where they are
   */
  public SqlUsedProofs(Database database) {
    this.database = database;
  }

  @Override
  public boolean first(String name, Instant until) throws StoreUnavailable {
    Waiting mine = new Waiting(name, until, new CompletableFuture<>());
    queue.add(mine);
    if (writing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("noting proofs").start(this::write);
    }
    try {
      return mine.first().get();
    } catch (ExecutionException e) {
      throw new StoreUnavailable("noting a proof", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("noting a proof", e);
    }
  }

  /** Looks again after it has stopped: what was added just before found it still at work. */
  private void write() {
    do {
      while (!queue.isEmpty()) {
        writeSome();
      }
      writing.set(false);
    } while (!queue.isEmpty() && writing.compareAndSet(false, true));
  }

  private void writeSome() {
    List<Waiting> some = new ArrayList<>();
    for (Waiting one = queue.poll(); one != null; one = queue.poll()) {
      some.add(one);
      if (some.size() == MOST_AT_ONCE) {
        break;
      }
    }
    // In one order on all nodes, so that no two wait for each other's rows.
    some.sort(Comparator.comparing(Waiting::name));
    try {
      List<Boolean> firsts = note(some);
      for (int i = 0; i < some.size(); i++) {
        some.get(i).first().complete(firsts.get(i));
      }
    } catch (StoreUnavailable | RuntimeException e) {
      some.forEach(one -> one.first().completeExceptionally(e));
    }
  }

  /** The primary key decides between those that are the same: one of them inserts a row. */
  private List<Boolean> note(List<Waiting> some) throws StoreUnavailable {
    return database.write(
        "noting proofs",
        transaction -> {
          List<Boolean> firsts = new ArrayList<>();
          for (Waiting one : some) {
            int inserted =
                transaction
                    .sql()
                    .insertInto(USED)
                    .set(NAME, one.name())
                    .set(UNTIL, one.until())
                    .onConflictDoNothing()
                    .execute();
            firsts.add(inserted == 1);
          }
          return firsts;
        });
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting proofs",
        transaction -> transaction.sql().deleteFrom(USED).where(UNTIL.le(now)).execute());
  }
}
