package dev.ilk.review;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.ProofNote;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.trace.History;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How the things of one identity were really used, from the latest events that name it. Reading
 * them once serves all of its things.
 */
public final class Usage {
  /** So many events of an identity are looked at. */
  public static final int EVENTS = 1000;

  private final History history;
  private final List<Event> own;
  private final boolean more;

  private Usage(History history, List<Event> own, boolean more) {
    this.history = history;
    this.own = own;
    this.more = more;
  }

  /**
   * Reads them.
   *
   * @param history the record
   * @param identity whose
   * @return how it used what it holds
   * @throws PartUnavailable if the record cannot be read
   */
  public static Usage of(History history, Id.Identity identity) throws PartUnavailable {
    List<Event> events = latest(history, identity);
    return new Usage(history, by(events, identity), events.size() == EVENTS);
  }

  private static List<Event> latest(History history, Id id) throws PartUnavailable {
    try {
      return history.latest(Ref.to(id), EVENTS).stream().map(ReadEntry::event).toList();
    } catch (LogStoreException e) {
      throw new PartUnavailable("the record cannot be read", e);
    }
  }

  /** What it did itself; not what was done to it, nor attempts by who could not prove to be it. */
  private static List<Event> by(List<Event> events, Id.Identity identity) {
    return events.stream()
        .filter(event -> event.actor().filter(party -> party.id().equals(identity)).isPresent())
        .filter(event -> event.result() == Event.Result.DONE)
        .toList();
  }

  /**
   * How one thing was used.
   *
   * @param thing something that the identity holds
   * @return when last and how often
   * @throws PartUnavailable if the record cannot be read
   */
  public ReviewUse of(ReviewThing thing) throws PartUnavailable {
    return switch (thing.sort()) {
      // The record cannot tell for which of a person's teams something was done.
      case IDENTITY, TEAM -> counted(own, more);
      case SCOPES -> scopes(thing.parts());
      case TRUST ->
          counted(own.stream().filter(event -> rule(event).equals(thing.name())).toList(), more);
      case ROLE -> counted(own.stream().filter(tookUp(thing.name())).toList(), more);
      case DELEGATION -> delegation(thing.name());
    };
  }

  private static ReviewUse counted(List<Event> events, boolean atLeast) {
    Optional<Instant> last = events.stream().map(Event::time).max(Instant::compareTo);
    return new ReviewUse(last, events.size(), atLeast && !events.isEmpty(), new TreeMap<>());
  }

  private ReviewUse scopes(List<String> held) {
    TreeMap<String, Instant> parts = new TreeMap<>();
    long count = 0;
    for (Event event : own) {
      if (event.particulars() instanceof Particulars.OfCredential given) {
        List<String> used = given.scopes().stream().filter(held::contains).toList();
        used.forEach(scope -> parts.merge(scope, event.time(), Usage::later));
        count += used.isEmpty() ? 0 : 1;
      }
    }
    Optional<Instant> last = parts.values().stream().max(Instant::compareTo);
    return new ReviewUse(last, count, more && count > 0, parts);
  }

  /**
   * For which services it got credentials.
   *
   * @return by their names, with when last
   */
  public SortedMap<String, Instant> audiences() {
    TreeMap<String, Instant> used = new TreeMap<>();
    for (Event event : own) {
      if (event.particulars() instanceof Particulars.OfCredential given
          && !given.audience().isEmpty()) {
        used.merge(given.audience(), event.time(), Usage::later);
      }
    }
    return used;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static String rule(Event event) {
    return event
        .proof()
        .map(note ->
            switch (note) {
              case ProofNote.OfWorkload workload -> workload.rule();
              case ProofNote.OfAgent agent -> agent.rule();
              case ProofNote.OfHuman human -> "";
              case ProofNote.Failed failed -> "";
            })
        .orElse("");
  }

  private static Predicate<Event> tookUp(String role) {
    return event ->
        event.action().equals("BeginElevation")
            && event.particulars() instanceof Particulars.OfAction action
            && role.equals(action.details().get("role"));
  }

  private ReviewUse delegation(String name) throws PartUnavailable {
    Optional<Id.Delegation> id = Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, name);
    if (id.isEmpty()) {
      return ReviewUse.NEVER;
    }
    List<Event> events =
        latest(history, id.get()).stream()
            .filter(event -> event.result() == Event.Result.DONE)
            .filter(event -> event.proof().filter(ProofNote.OfAgent.class::isInstance).isPresent())
            .toList();
    return counted(events, events.size() == EVENTS);
  }
}
