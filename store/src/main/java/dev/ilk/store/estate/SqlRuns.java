package dev.ilk.store.estate;

import static dev.ilk.store.estate.EstateTables.ABSENT_RUN;
import static dev.ilk.store.estate.EstateTables.ACCOUNT;
import static dev.ilk.store.estate.EstateTables.ID;
import static dev.ilk.store.estate.EstateTables.NATIVE;
import static dev.ilk.store.estate.EstateTables.PRESENCE;
import static dev.ilk.store.estate.EstateTables.SEEN_RUN;

import dev.ilk.discover.connect.Connector;
import dev.ilk.estate.stored.Held;
import dev.ilk.estate.stored.Marked;
import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.Sheet;
import dev.ilk.estate.stored.Start;
import dev.ilk.estate.stored.Step;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Run;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Runs of discovery in a database, and the accounts that they see. */
public final class SqlRuns implements RunStore {
  private static final Table<Record> PAGE = Columns.table("source_page");
  private static final Field<Long> CURSOR_HASH = Columns.number("cursor");

  /** So many accounts are looked at in one transaction when absence is judged. */
  private static final int BATCH = 5_000;

  private final Database database;
  private final Ids ids;

  /**
   * The runs of a database.
   *
   * @param database where they are
   * @param ids where the ids of accounts come from
   */
  public SqlRuns(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  @Override
  public Optional<Held> take(String source, Start start, Instant now, Instant until)
      throws StoreUnavailable {
    return database.write(
        "taking a run",
        transaction -> {
          DSLContext sql = transaction.sql();
          SqlSources.lock(sql, source);
          Optional<Record> latest = RunRows.latest(sql, source);
          Optional<Held> open =
              latest.map(RunRows::held).filter(held -> held.run().state().isOpen());
          if (open.isPresent()) {
            if (latest.get().get(RunRows.HELD_UNTIL).isAfter(now)) {
              return Optional.empty();
            }
            if (!start.anew() && !(start.whole() && open.get().run().incremental())) {
              Held taken = stepped(open.get(), open.get().run(), open.get().cursor(), 0);
              RunRows.write(sql, open.get().fence(), taken, until);
              return Optional.of(taken);
            }
            abandon(sql, open.get(), now, "given up");
          }
          return Optional.of(begin(sql, source, start.since(), now, until));
        });
  }

  private static Held begin(
      DSLContext sql, String source, Optional<Start.Since> since, Instant now, Instant until) {
    Run run =
        new Run(
            source,
            SqlSources.nextRun(sql, source),
            since.isPresent(),
            Run.State.READING,
            now,
            now,
            0,
            Run.Counts.NONE,
            "");
    Held held = new Held(run, since.map(Start.Since::cursor).orElse(Connector.START), 1, 0);
    RunRows.insert(sql, held, since.map(Start.Since::mark).orElse(""), until);
    return held;
  }

  @Override
  public Marked marked(String source) throws StoreUnavailable {
    return database.read("finding a mark", view -> MarkRows.of(view.sql(), source));
  }

  @Override
  public Run doubt(Held held, String message, Instant now) throws StoreUnavailable {
    return database.write(
        "giving up a run",
        transaction -> {
          DSLContext sql = transaction.sql();
          if (!isHeld(sql, held)) {
            return held.run();
          }
          MarkRows.forget(sql, held.run().source());
          return abandon(sql, held, now, message);
        });
  }

  private static Run abandon(DSLContext sql, Held open, Instant now, String message) {
    Run given = as(open.run(), Run.State.ABANDONED, open.run().counts(), now, message);
    RunRows.write(sql, open.fence(), stepped(open, given, open.cursor(), 0), Instant.EPOCH);
    forgetCursors(sql, open.run());
    return given;
  }

  private static void forgetCursors(DSLContext sql, Run run) {
    sql.deleteFrom(PAGE)
        .where(RunRows.SOURCE.eq(run.source()), RunRows.NUMBER.eq(run.number()))
        .execute();
  }

  @Override
  public Step page(Held held, Sheet sheet, Instant now, Instant until) throws StoreUnavailable {
    return database.write(
        "storing a page of accounts",
        transaction -> {
          DSLContext sql = transaction.sql();
          if (!isHeld(sql, held)) {
            return new Step.Lost();
          }
          if (sheet.next().isPresent() && !isNew(sql, held.run(), sheet.next().get())) {
            return new Step.Circles();
          }
          Run.Counts before = held.run().counts();
          SightingWriter writer = new SightingWriter(transaction, ids, held.run(), now);
          Run.Counts after = writer.remove(sheet, writer.write(sheet.accounts(), before));
          sheet.mark().ifPresent(mark -> RunRows.mark(sql, held.run(), mark));
          Run run =
              new Run(
                  held.run().source(),
                  held.run().number(),
                  held.run().incremental(),
                  read(held.run(), sheet),
                  held.run().began(),
                  now,
                  held.run().pages() + 1,
                  after,
                  "");
          int barren = after.seen() == before.seen() ? held.barren() + 1 : 0;
          Held stepped = stepped(held, run, sheet.next().orElse(""), barren);
          RunRows.write(sql, held.fence(), stepped, run.state().isOpen() ? until : Instant.EPOCH);
          if (!run.state().isOpen()) {
            complete(sql, run);
          }
          return new Step.Went(stepped);
        });
  }

  /** What was not among changes may be there still: there is nothing to judge. */
  private static Run.State read(Run run, Sheet sheet) {
    if (sheet.next().isPresent()) {
      return Run.State.READING;
    }
    return run.incremental() ? Run.State.COMPLETE : Run.State.JUDGING;
  }

  /**
   * INVARIANT: in the transaction that ends the run, or a crash would leave a mark of half a run.
   */
  private static void complete(DSLContext sql, Run run) {
    forgetCursors(sql, run);
    Record row = RunRows.latest(sql, run.source()).orElseThrow();
    String mark = row.get(RunRows.MARK);
    if (run.state() == Run.State.DOUBTFUL) {
      MarkRows.forget(sql, run.source());
    } else if (!run.incremental()) {
      MarkRows.whole(sql, run, mark);
    } else if (!mark.isEmpty()) {
      MarkRows.moved(sql, run, row.get(RunRows.SINCE), mark);
    }
  }

  /** Whether nobody else has taken the run; nobody will until the transaction ends. */
  private static boolean isHeld(DSLContext sql, Held held) {
    SqlSources.lock(sql, held.run().source());
    return RunRows.latest(sql, held.run().source())
        .map(RunRows::held)
        .filter(now -> now.run().number() == held.run().number() && now.fence() == held.fence())
        .isPresent();
  }

  private static boolean isNew(DSLContext sql, Run run, String cursor) {
    return sql.insertInto(PAGE)
            .set(RunRows.SOURCE, run.source())
            .set(RunRows.NUMBER, run.number())
            .set(CURSOR_HASH, hash(cursor))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** FNV-1a in 64 bits: among a million pages two collide with a chance of one in 36 million. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public long unseen(Held held) throws StoreUnavailable {
    return database.read(
        "counting what a run did not see",
        view ->
            (long)
                view.sql()
                    .fetchCount(
                        ACCOUNT,
                        EstateTables.SOURCE
                            .eq(held.run().source())
                            .and(SEEN_RUN.lt(held.run().number()))
                            .and(PRESENCE.ne(Presence.GONE.name()))));
  }

  @Override
  public Step judge(Held held, boolean doubtful, Instant now, Instant until)
      throws StoreUnavailable {
    return database.write(
        "judging what a run did not see",
        transaction -> {
          DSLContext sql = transaction.sql();
          if (!isHeld(sql, held)) {
            return new Step.Lost();
          }
          Run run = held.run();
          List<Record> rows =
              sql.select(ID, NATIVE, SEEN_RUN, ABSENT_RUN, PRESENCE)
                  .from(ACCOUNT)
                  .where(EstateTables.SOURCE.eq(run.source()), NATIVE.gt(held.cursor()))
                  .orderBy(NATIVE)
                  .limit(BATCH)
                  .fetch()
                  .map(row -> row);
          List<String> missing = new ArrayList<>();
          List<String> gone = new ArrayList<>();
          for (Record row : rows) {
            boolean absent = row.get(SEEN_RUN) < run.number() && row.get(ABSENT_RUN) < run.number();
            switch (Presence.valueOf(row.get(PRESENCE))) {
              case PRESENT -> add(absent, missing, row);
              case MISSING -> add(absent && !doubtful, gone, row);
              case GONE -> {}
            }
          }
          SightingWriter.mark(sql, missing, Presence.MISSING, run);
          SightingWriter.mark(sql, gone, Presence.GONE, run);
          FindingRows.forget(sql, gone);
          boolean last = rows.size() < BATCH;
          Run.State over = doubtful ? Run.State.DOUBTFUL : Run.State.COMPLETE;
          Run judged =
              as(run, last ? over : run.state(), counts(run, missing, gone), now, run.message());
          Held stepped = stepped(held, judged, rows.isEmpty() ? "" : rows.getLast().get(NATIVE), 0);
          RunRows.write(sql, held.fence(), stepped, last ? Instant.EPOCH : until);
          if (last) {
            complete(sql, judged);
          }
          return new Step.Went(stepped);
        });
  }

  private static void add(boolean absent, List<String> to, Record row) {
    if (absent) {
      to.add(row.get(ID));
    }
  }

  private static Run.Counts counts(Run run, List<String> missing, List<String> gone) {
    Run.Counts so = run.counts();
    return new Run.Counts(
        so.seen(),
        so.added(),
        so.changed(),
        so.doubled(),
        so.returned(),
        so.missing() + missing.size(),
        so.gone() + gone.size());
  }

  @Override
  public Run release(Held held, String message, Instant now) throws StoreUnavailable {
    return database.write(
        "letting go of a run",
        transaction -> {
          Run run = held.run();
          Run left = as(run, run.state(), run.counts(), now, message);
          return RunRows.write(
                  transaction.sql(),
                  held.fence(),
                  stepped(held, left, held.cursor(), held.barren()),
                  Instant.EPOCH)
              ? left
              : run;
        });
  }

  @Override
  public List<Run> of(String source, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("at most 100 runs");
    }
    return database.read("listing runs", view -> RunRows.of(view.sql(), source, limit));
  }

  private static Held stepped(Held held, Run run, String cursor, int barren) {
    return new Held(run, cursor, held.fence() + 1, barren);
  }

  private static Run as(Run run, Run.State state, Run.Counts counts, Instant now, String message) {
    return new Run(
        run.source(),
        run.number(),
        run.incremental(),
        state,
        run.began(),
        now,
        run.pages(),
        counts,
        message);
  }
}
