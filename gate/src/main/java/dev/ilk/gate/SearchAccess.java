package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An enforcement point asks for whom, for what or on what something is permitted (AuthZEN
 * Authorization API 1.0, section 8). Each candidate is decided as {@link EvaluateAccess} would be;
 * what is found permits nothing, and is to be asked again when it is wanted.
 *
 * @param sought what is missing from the question
 * @param context further facts, from the enforcement point
 * @param after only what comes after this name; empty to begin
 * @param limit at most so many, 1 to 1000
 */
public record SearchAccess(Sought sought, Map<String, Fact> context, String after, int limit)
    implements Command<SearchAccess.Page> {
  /** The most that one page holds. */
  public static final int MOST = 1000;

  public SearchAccess {
    context = Map.copyOf(context);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page holds 1 to %d".formatted(MOST));
    }
  }

  /** A question with one part missing. */
  public sealed interface Sought {}

  /**
   * Who may?
   *
   * @param kind of which kind
   * @param verb the action
   * @param resource what it touches
   */
  public record Subjects(Kind kind, String verb, Target resource) implements Sought {}

  /**
   * On what?
   *
   * @param by whose action it would be
   * @param verb the action
   * @param resource the type and facts of what it would touch, under any id
   */
  public record Resources(Asker by, String verb, Target resource) implements Sought {}

  /**
   * What?
   *
   * @param by whose action it would be
   * @param resource what it would touch
   */
  public record Actions(Asker by, Target resource) implements Sought {}

  /**
   * Whom the question is about.
   *
   * @param subject as {@link dev.ilk.actor.Actor#subject()} writes it
   * @param onBehalfOf the delegation in force, if the caller's token names one
   */
  public record Asker(String subject, Optional<Id.Delegation> onBehalfOf) {}

  /**
   * A part of what was found.
   *
   * @param names in the order of candidates: names of subjects without their kind, ids of
   *     resources, or actions
   * @param next what to go on after; empty if this is the last page. A page may hold fewer than
   *     asked for, or none, and still not be the last
   */
  public record Page(List<String> names, String next) {
    public Page {
      names = List.copyOf(names);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return told(Map.of());
  }

  Particulars told(Map<String, String> more) {
    TreeMap<String, String> details = new TreeMap<>(more);
    Target resource =
        switch (sought) {
          case Subjects subjects -> {
            details.put("sought", "subjects");
            details.put("subject_kind", subjects.kind().word());
            details.put("verb", subjects.verb());
            yield subjects.resource();
          }
          case Resources resources -> {
            details.put("sought", "resources");
            details.put("verb", resources.verb());
            yield resources.resource();
          }
          case Actions actions -> {
            details.put("sought", "actions");
            yield actions.resource();
          }
        };
    return Asked.action(action(), resource.type(), resource.id(), details);
  }
}
