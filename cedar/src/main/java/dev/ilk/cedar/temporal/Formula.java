package dev.ilk.cedar.temporal;

import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import java.util.List;

/**
 * A formula over the history of events, evaluated at one of them, the latest being the request that
 * is decided. It looks only back.
 */
public sealed interface Formula {

  /**
   * Where the formula stands.
   *
   * @return the span in the policy's source
   */
  Span at();

  /**
   * The event is one of an action and a kind, with fields that match.
   *
   * @param action the action
   * @param kind the kind
   * @param fields what its fields must be; those not named may be anything
   * @param at where
   */
  record Match(EntityUid action, EventKind kind, List<Field> fields, Span at) implements Formula {
    public Match {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A field and what it must be.
   *
   * @param field which
   * @param pattern the value, or a variable that takes it
   */
  record Field(EventField field, Term pattern) {}

  /**
   * {@code tp(t)}: the variable is this point of the history.
   *
   * @param variable the variable
   * @param at where
   */
  record Timepoint(String variable, Span at) implements Formula {}

  /**
   * A comparison.
   *
   * @param operator which
   * @param left one side
   * @param right the other
   * @param at where
   */
  record Compare(Comparator operator, Term left, Term right, Span at) implements Formula {}

  /**
   * All hold, from left to right.
   *
   * @param operands two or more
   * @param at where
   */
  record And(List<Formula> operands, Span at) implements Formula {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /**
   * It does not hold.
   *
   * @param operand what
   * @param at where
   */
  record Not(Formula operand, Span at) implements Formula {}

  /**
   * It held at some point of the window, this one included.
   *
   * @param window how far back
   * @param body what
   * @param at where
   */
  record Formerly(Window window, Formula body, Span at) implements Formula {}

  /**
   * It held at the point just before this one, which is in the window.
   *
   * @param window how far back
   * @param body what
   * @param at where
   */
  record Previous(Window window, Formula body, Span at) implements Formula {}

  /**
   * An anchor held at some point of the window, and something has held at every point after it.
   *
   * @param left what has held since
   * @param window how far back the anchor may be
   * @param anchor what it has held since
   * @param at where
   */
  record Since(Formula left, Window window, Formula anchor, Span at) implements Formula {}

  /**
   * For some value of a variable it holds.
   *
   * @param binder the variable
   * @param body what
   * @param at where
   */
  record Exists(Binder binder, Formula body, Span at) implements Formula {}
}
