package dev.ilk.cedar.temporal;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.diagnostic.Span;

/**
 * A {@code when temporal} or {@code unless temporal} clause of a policy.
 *
 * <p>INVARIANT: a clause that was read from text is legal: closed, range-restricted and watching
 * events.
 *
 * @param kind whether it must hold or must not
 * @param body the formula between the braces
 * @param at where
 */
public record TemporalClause(Condition.Kind kind, Formula body, Span at) {}
