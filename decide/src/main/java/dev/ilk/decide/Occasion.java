package dev.ilk.decide;

import java.time.Instant;

/**
 * That a question is asked in earnest: somebody will act on the answer, and rules over time
 * remember it.
 *
 * @param request the name of the request, given by Ilk, by which its outcome is told later
 * @param at when it is asked
 */
public record Occasion(String request, Instant at) {}
