package dev.ilk.estate;

import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads sources by itself, each in its rhythm, on whichever node comes first. Each stretch of a
 * reading is recorded as one that somebody asks for is, with the rule in the place of a policy.
 */
public final class Timetable {
  /** So many stretches of a reading make a turn; a longer one goes on after the others. */
  static final int STRETCHES = 30;

  /** Longer than a turn takes: whoever took one and is gone for as long has crashed. */
  static final Duration CLAIM = Duration.ofMinutes(30);

  /** After so long an unfinished reading goes on, and a failed one is tried again first. */
  static final Duration SOON = Duration.ofMinutes(1);

  /** Doubling a minute more often than this reaches beyond every rhythm. */
  private static final int MOST_DOUBLINGS = 16;

  private static final int LONGEST_TROUBLE = 500;

  /** A tenth of the rhythm: sources that were added together drift apart. */
  private static final int SPREAD = 10;

  private final SourceStore sources;
  private final Discovering discovering;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param sources the sources
   * @param discovering reads them
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public Timetable(
      SourceStore sources, Discovering discovering, Routines routines, InstantSource clock) {
    this.sources = sources;
    this.discovering = discovering;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Reads the source that is longest due, to its end or for as long as a turn is.
   *
   * @return false if none was due
   * @throws StoreUnavailable if the store does not answer; another node takes the turn later
   * @throws JournalUnavailable if the record cannot be written; likewise
   */
  public boolean next() throws StoreUnavailable, JournalUnavailable {
    Instant now = clock.instant();
    Optional<SourceStore.Taken> taken = sources.claim(now, now.plus(CLAIM));
    if (taken.isEmpty()) {
      return false;
    }
    Source source = taken.get().source();
    sources.told(source.name(), after(source, taken.get().turn(), read(source)));
    return true;
  }

  /** How a turn went. */
  private sealed interface Went {
    record Done() implements Went {}

    /** There is more to read, or another is at it. */
    record Unfinished() implements Went {}

    record Failed(String trouble) implements Went {}
  }

  private Turn after(Source source, Turn before, Went went) {
    Instant now = clock.instant();
    Duration every = source.rhythm().every().orElse(SOON);
    return switch (went) {
      case Went.Done _ -> new Turn(now.plus(every).minus(spread(source, every)), 0, "");
      case Went.Unfinished _ -> new Turn(now.plus(SOON), before.failures(), before.trouble());
      case Went.Failed(String trouble) -> {
        Duration wait = SOON.multipliedBy(1L << Math.min(before.failures(), MOST_DOUBLINGS));
        yield new Turn(
            now.plus(wait.compareTo(every) < 0 ? wait : every),
            before.failures() + 1,
            trouble.substring(0, Math.min(trouble.length(), LONGEST_TROUBLE)));
      }
    };
  }

  /** The same for a source each time, and different for each source. */
  private static Duration spread(Source source, Duration every) {
    long most = Math.max(1, every.toSeconds() / SPREAD);
    return Duration.ofSeconds(Math.floorMod((long) source.name().hashCode(), most));
  }

  private Went read(Source source) throws JournalUnavailable {
    for (int stretches = 0; stretches < STRETCHES; stretches++) {
      Optional<Went> went = stretch(source);
      if (went.isPresent()) {
        return went.get();
      }
    }
    return new Went.Unfinished();
  }

  /** Empty if there is more to read. */
  private Optional<Went> stretch(Source source) throws JournalUnavailable {
    Stretch stretch = new Stretch(RunDiscovery.usual(source.name()));
    try {
      routines.run(
          new Routines.Due(
              "RunDiscovery",
              "Source",
              source.name(),
              "ilk:sources-are-read-in-their-rhythm",
              "it is to be read every " + source.rhythm().every().map(Span::format).orElse("time"),
              Map.of("connector", source.connector())),
          stretch);
    } catch (PartUnavailable e) {
      return Optional.of(new Went.Failed(String.valueOf(e.getMessage())));
    }
    return stretch.went;
  }

  private final class Stretch implements Routines.Act {
    private final RunDiscovery asked;
    private Optional<Went> went = Optional.empty();

    Stretch(RunDiscovery asked) {
      this.asked = asked;
    }

    @Override
    public Map<String, String> act() throws PartUnavailable {
      return switch (discovering.act(asked)) {
        case Result.Ok<Handled<Run>>(Handled<Run> done) -> {
          went = went(done.value());
          yield RunDiscovery.outcome(done.value());
        }
        case Result.Failed<Handled<Run>>(List<Problem> problems) -> {
          Problem problem = problems.getFirst();
          if (!problem.code().equals(Discovering.HELD)) {
            throw new PartUnavailable(problem.sentence());
          }
          went = Optional.of(new Went.Unfinished());
          yield Map.of("held", "true");
        }
      };
    }
  }

  private static Optional<Went> went(Run run) {
    return switch (run.state()) {
      case READING, JUDGING ->
          run.message().isEmpty() ? Optional.empty() : Optional.of(new Went.Failed(run.message()));
      case COMPLETE -> Optional.of(new Went.Done());
      case DOUBTFUL ->
          Optional.of(
              new Went.Failed(
                  "so many accounts are absent that a page may have been left out; if it is true,"
                      + " `ilk discover run %s --believe`".formatted(run.source())));
      case ABANDONED -> Optional.of(new Went.Unfinished());
    };
  }
}
