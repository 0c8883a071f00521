package dev.ilk.estate;

import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.connect.ChangesLost;
import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.Page;
import dev.ilk.discover.connect.SystemUnreadable;
import dev.ilk.discover.connect.Waiting;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.Held;
import dev.ilk.estate.stored.Marked;
import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.Sheet;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.estate.stored.Start;
import dev.ilk.estate.stored.Step;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads a source for a bounded time, page by page. Nothing is kept in memory from page to page but
 * where the run stands, and that is in the store: it can stop at any point, by a crash too, and go
 * on at any other node.
 */
public final class Discovering implements Handler<RunDiscovery, Run> {
  /** So long one command works at most, but for the page that it is at. */
  static final Duration SLICE = Duration.ofSeconds(20);

  /** So long it waits in all for a system that asks to. */
  static final Duration WAIT = Duration.ofSeconds(30);

  /** Longer than any page takes; whoever is gone for as long has crashed. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /** The code of the refusal to read what is being read already. */
  static final String HELD = "run_held";

  private static final long MOST_PAGES = 1_000_000;

  /** A list that brings nothing new for as many pages would never end. */
  private static final int MOST_BARREN = 200;

  /** Fewer absent accounts than these are never doubtful. */
  private static final long FEW = 10;

  private final SourceStore sources;
  private final RunStore runs;
  private final Classes classes;
  private final Opening opening;
  private final Waiting sleep;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param sources the sources
   * @param runs their runs
   * @param accounts what people said of accounts
   * @param opening opens sources for reading
   * @param sleep waits
   * @param clock the present
   */
  public Discovering(
      SourceStore sources,
      RunStore runs,
      AccountStore accounts,
      Opening opening,
      Waiting sleep,
      InstantSource clock) {
    this.sources = sources;
    this.runs = runs;
    this.classes = new Classes(sources, accounts);
    this.opening = opening;
    this.sleep = sleep;
    this.clock = clock;
  }

  @Override
  public Result<Handled<Run>> act(Permit<RunDiscovery> permit) throws PartUnavailable {
    return act(permit.command());
  }

  Result<Handled<Run>> act(RunDiscovery asked) throws PartUnavailable {
    try {
      Optional<Source> source = sources.find(asked.source());
      if (source.isEmpty()) {
        return Result.failed(Sources.unknown(asked.source()));
      }
      return switch (opening.open(source.get(), waiting(clock.instant()))) {
        case Result.Failed<Connector>(List<Problem> problems) -> new Result.Failed<>(problems);
        case Result.Ok<Connector>(Connector connector) -> {
          Optional<Run> run = read(asked, source.get(), connector);
          yield run.isPresent()
              ? Result.ok(Handled.of(run.get(), asked.told(run.get())))
              : Result.failed(held(asked.source()));
        }
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("accounts cannot be stored", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartUnavailable("the reading was stopped", e);
    }
  }

  private static Problem held(String source) {
    return Problem.of(Problem.Kind.CONFLICT, HELD, "`%s` is being read already".formatted(source))
        .mend("look at `ilk discover status %s`".formatted(source));
  }

  /** Empty if another reads it. */
  private Optional<Run> read(RunDiscovery asked, Source source, Connector connector)
      throws StoreUnavailable, InterruptedException {
    Instant now = clock.instant();
    Instant end = now.plus(SLICE);
    Start start = start(asked, source, connector, now);
    Optional<Held> held = runs.take(source.name(), start, now, now.plus(LEASE));
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Run run = work(held.get(), connector, asked.believe(), end);
    if (run.state() != Run.State.ABANDONED) {
      return Optional.of(run);
    }
    Instant then = clock.instant();
    Optional<Held> whole =
        runs.take(source.name(), Start.everything(false), then, then.plus(LEASE));
    return Optional.of(
        whole.isPresent() ? work(whole.get(), connector, asked.believe(), end) : run);
  }

  /** Everything is read if somebody wants it, if that is due, or after any doubt. */
  private Start start(RunDiscovery asked, Source source, Connector connector, Instant now)
      throws StoreUnavailable {
    Marked marked = runs.marked(source.name());
    boolean recent =
        marked
            .whole()
            .filter(began -> !now.isBefore(began))
            .filter(began -> now.isBefore(began.plus(source.rhythm().whole())))
            .isPresent();
    if (asked.full() || asked.believe() || !recent) {
      return new Start(asked.anew(), true, Optional.empty());
    }
    return new Start(
        asked.anew(),
        false,
        marked
            .mark()
            .flatMap(mark -> connector.since(mark).map(cursor -> new Start.Since(mark, cursor))));
  }

  /** Waits for a system, in all no longer than a command may take. */
  private Waiting waiting(Instant began) {
    return time -> {
      if (clock.instant().plus(time).isAfter(began.plus(WAIT))) {
        throw new SystemUnreadable(
            "the system asks to wait for %d seconds; go on then".formatted(time.toSeconds()));
      }
      sleep.of(time);
    };
  }

  private Run work(Held taken, Connector connector, boolean believe, Instant end)
      throws StoreUnavailable, InterruptedException {
    Held held = taken;
    boolean left = false;
    try {
      Classifier classifier = classes.current(classes.systems());
      while (held.run().state() == Run.State.READING) {
        if (clock.instant().isAfter(end)) {
          left = true;
          return runs.release(held, "", clock.instant());
        }
        switch (step(held, connector, classifier)) {
          case Step.Went(Held next) -> held = next;
          case Step.Circles _ -> throw endless(held, "leads back to a page that was read");
          case Step.Lost _ -> {
            left = true;
            return held.run();
          }
        }
      }
      held = judge(held, believe, end);
      left = !held.run().state().isOpen();
      return held.run();
    } catch (ChangesLost e) {
      left = true;
      return runs.doubt(held, String.valueOf(e.getMessage()), clock.instant());
    } catch (SystemUnreadable e) {
      left = true;
      return runs.release(held, String.valueOf(e.getMessage()), clock.instant());
    } finally {
      if (!left) {
        runs.release(held, "", clock.instant());
      }
    }
  }

  private Step step(Held held, Connector connector, Classifier classifier)
      throws StoreUnavailable, SystemUnreadable, InterruptedException {
    if (held.barren() > MOST_BARREN) {
      throw endless(held, "sends page after page with nothing new");
    }
    if (held.run().pages() >= MOST_PAGES) {
      throw endless(held, "has more than %,d pages".formatted(MOST_PAGES));
    }
    boolean begins = held.cursor().equals(Connector.START);
    // Before anything is read: what changes while it is, is told again since then.
    Optional<String> mark = begins ? connector.mark() : Optional.empty();
    Page page = connector.next(held.cursor());
    Instant now = clock.instant();
    List<String> removed = page.removed().stream().map(Sightings::id).toList();
    if (!removed.isEmpty() && isMuch(held, removed.size())) {
      throw new ChangesLost("the system says that more than a fifth of all accounts are gone");
    }
    return runs.page(
        held,
        new Sheet(
            Sightings.of(page.accounts(), classifier, now),
            removed,
            page.next(),
            page.mark().or(() -> mark)),
        now,
        now.plus(LEASE));
  }

  private static SystemUnreadable endless(Held held, String how) {
    String message = "the system %s, so its list would never end".formatted(how);
    return held.run().incremental() ? new ChangesLost(message) : new SystemUnreadable(message);
  }

  /** As many are believed to be gone only by a whole run, or two. */
  private boolean isMuch(Held held, int removed) throws StoreUnavailable {
    long gone = held.run().counts().gone() + removed;
    return isMuch(gone, runs.unseen(held) + held.run().counts().seen());
  }

  private static boolean isMuch(long absent, long all) {
    return absent > FEW && absent * 5 > all;
  }

  private Held judge(Held read, boolean believe, Instant end) throws StoreUnavailable {
    if (read.run().state() != Run.State.JUDGING) {
      return read;
    }
    Held held = read;
    long unseen = runs.unseen(held);
    // More than a fifth at once looks like a page that was left out, rather than like people who
    // left.
    boolean doubtful = !believe && isMuch(unseen, unseen + held.run().counts().seen());
    while (held.run().state() == Run.State.JUDGING && !clock.instant().isAfter(end)) {
      Instant now = clock.instant();
      if (runs.judge(held, doubtful, now, now.plus(LEASE)) instanceof Step.Went(Held next)) {
        held = next;
      } else {
        return held;
      }
    }
    return held;
  }
}
