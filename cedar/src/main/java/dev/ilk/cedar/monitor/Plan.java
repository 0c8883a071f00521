package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.TemporalClause;
import java.util.List;

/**
 * A clause, compiled.
 *
 * @param clause the clause
 * @param scope whose history it is about
 * @param steps what must hold at the request that is decided
 * @param variables how many variables it has
 * @param memories the places of the memories it reads, in its scope
 */
record Plan(
    TemporalClause clause, String scope, Chain steps, int variables, List<Integer> memories) {}
