package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.temporal.Term;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One evaluation of one clause: the request, what is remembered, and the variables so far. */
final class Scene {

  /** The most entries that one clause may look at: a bound on time. */
  private static final int MOST_STEPS = 1_000_000;

  final History history;
  private final Request request;
  private final Entities entities;
  private final @Nullable Value[] variables;
  private int steps;

  Scene(History history, Request request, Entities entities, int variables) {
    this.history = history;
    this.request = request;
    this.entities = entities;
    this.variables = new @Nullable Value[variables];
  }

  /** Counts an entry looked at. */
  void step() {
    if (++steps > MOST_STEPS) {
      throw tooMuch();
    }
  }

  /** Whatever cannot be told exactly is not guessed: the decision as a whole is a deny. */
  static EvaluationException tooMuch() {
    return EvaluationException.decisive(
        "the history holds more matching events than a temporal condition can look at", Span.NONE);
  }

  Value variable(int slot) {
    return Objects.requireNonNull(variables[slot]);
  }

  void bind(int slot, Value value) {
    variables[slot] = value;
  }

  /** The value of a part of the request, or null if it has none. */
  @Nullable Value resolve(Term.OfRequest term) {
    return switch (term.root()) {
      case PRINCIPAL -> attribute(request.principal(), term);
      case RESOURCE -> attribute(request.resource(), term);
      case ACTION -> attribute(request.action(), term);
      case CONTEXT -> Event.follow(request.context(), term.path());
    };
  }

  private @Nullable Value attribute(EntityUid uid, Term.OfRequest term) {
    if (term.path().isEmpty()) {
      return uid;
    }
    Entity entity = entities.find(uid);
    RecordValue attributes = entity == null ? RecordValue.EMPTY : entity.attributes();
    return Event.follow(attributes, term.path());
  }
}
