package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.trace.History;
import dev.ilk.record.trace.Story;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells journeys from the record. */
public final class TraceReading implements Handler<ReadTrace, ReadTrace.Story> {
  private final History history;
  private final Subjects subjects;

  /**
   * Builds the handler.
   *
   * @param history looks events up
   * @param subjects finds an identity by its name
   */
  public TraceReading(History history, Subjects subjects) {
    this.history = history;
    this.subjects = subjects;
  }

  @Override
  public Result<Handled<ReadTrace.Story>> act(Permit<ReadTrace> permit) throws PartUnavailable {
    ReadTrace asked = permit.command();
    Optional<Period> period = Period.parse(asked.reference());
    if (period.isPresent()) {
      return story(
          asked, () -> history.between(period.get().from(), period.get().to(), asked.limit()));
    }
    Optional<Ref> reference = reference(asked.reference());
    if (reference.isEmpty()) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.NOT_FOUND,
                  "reference_unknown",
                  "`%s` names nothing that the record knows".formatted(asked.reference()))
              .mend(
                  "give an id such as `cor_…`, or a subject such as `workload:prod-api`, or a"
                      + " period such as `2026-11-22T10:00:00Z..2026-11-22T11:00:00Z`"));
    }
    return story(asked, () -> history.latest(reference.get(), asked.limit()));
  }

  private static Result<Handled<ReadTrace.Story>> story(
      ReadTrace asked, Supplier<List<ReadEntry>> events) throws PartUnavailable {
    try {
      List<ReadEntry> entries = events.get();
      ReadTrace.Story story =
          new ReadTrace.Story(Story.text(entries), ReadEntry.json(entries), entries);
      return Result.ok(Handled.of(story, asked.asked()));
    } catch (LogStoreException e) {
      throw new PartUnavailable("the log cannot be read", e);
    }
  }

  private Optional<Ref> reference(String text) throws PartUnavailable {
    Optional<Ref> named = Ref.parse(text);
    return named.isPresent() ? named : subjects.bySubject(text).map(Actor::id).map(Ref::to);
  }
}
