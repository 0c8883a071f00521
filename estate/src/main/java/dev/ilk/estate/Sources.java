package dev.ilk.estate;

import dev.ilk.estate.stored.RunStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.AddSource;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListSources;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RemoveSource;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds, lists and forgets the systems that accounts are read from. */
public final class Sources {
  private static final int RUNS_SHOWN = 20;

  private final SourceStore sources;
  private final RunStore runs;
  private final Opening opening;

  /**
   * Builds the handlers.
   *
   * @param sources keeps them
   * @param runs keeps their runs
   * @param opening judges them
   */
  public Sources(SourceStore sources, RunStore runs, Opening opening) {
    this.sources = sources;
    this.runs = runs;
    this.opening = opening;
  }

  /**
   * Adds a source.
   *
   * @param permit to do so
   * @return the source, or what is wrong with it
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Source>> add(Permit<AddSource> permit) throws PartUnavailable {
    AddSource asked = permit.command();
    List<Problem> problems = check(asked);
    if (!problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    Source source = source(asked, permit.proof().actor().subject(), permit.arrival().at());
    try {
      return sources.add(source)
          ? Result.ok(Handled.of(source, asked.asked()))
          : Result.failed(
              Problem.of(
                      Problem.Kind.CONFLICT,
                      "source_exists",
                      "there is a source `%s` already, or there are too many"
                          .formatted(source.name()))
                  .mend("choose another name"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sources cannot be stored", e);
    }
  }

  /** What is wrong with a source, as far as can be told without asking it. */
  List<Problem> check(AddSource asked) {
    return Source.NAME.matcher(asked.name()).matches()
        ? opening.check(source(asked, "", Instant.EPOCH))
        : List.of(
            Problem.of(Problem.Kind.INVALID, "source_invalid", "that is no name of a source")
                .mend("use 2 to 63 lower-case letters, digits and dashes"));
  }

  static Source source(AddSource asked, String creator, Instant created) {
    return new Source(
        asked.name(),
        asked.connector(),
        asked.settings(),
        asked.secret(),
        creator,
        created.truncatedTo(ChronoUnit.MICROS),
        asked.rhythm());
  }

  /**
   * Forgets a source.
   *
   * @param permit to do so
   * @return true, or {@code source_unknown}
   * @throws PartUnavailable if the store does not answer; asked again, it goes on
   */
  public Result<Handled<Boolean>> remove(Permit<RemoveSource> permit) throws PartUnavailable {
    RemoveSource asked = permit.command();
    try {
      return sources.remove(asked.name())
          ? Result.ok(Handled.of(true, asked.asked()))
          : Result.failed(unknown(asked.name()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sources cannot be removed", e);
    }
  }

  /**
   * Lists sources with their runs.
   *
   * @param permit to do so
   * @return them, or {@code source_unknown}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<ListSources.Listed>>> list(Permit<ListSources> permit)
      throws PartUnavailable {
    ListSources asked = permit.command();
    try {
      List<ListSources.Listed> listed = new ArrayList<>();
      if (asked.source().isPresent()) {
        Optional<Source> one = sources.find(asked.source().get());
        if (one.isEmpty()) {
          return Result.failed(unknown(asked.source().get()));
        }
        listed.add(listed(one.get(), RUNS_SHOWN));
      } else {
        for (Source one : sources.all()) {
          listed.add(listed(one, 1));
        }
      }
      return Result.ok(Handled.of(listed, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sources cannot be read", e);
    }
  }

  private ListSources.Listed listed(Source source, int most) throws StoreUnavailable {
    return new ListSources.Listed(
        source, runs.of(source.name(), most), sources.turn(source.name()));
  }

  static Problem unknown(String name) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "source_unknown",
            Source.NAME.matcher(name).matches()
                ? "there is no source `%s`".formatted(name)
                : "there is no such source")
        .mend("look at `ilk discover status`");
  }
}
