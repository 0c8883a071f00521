package dev.ilk.estate.stored;

import dev.ilk.gate.estate.Run;

/**
 * A run that somebody is at work on.
 *
 * @param run as it stands
 * @param cursor where it goes on: a page's cursor while it reads, a native id while it judges
 * @param fence a number that grows with every step, so that whoever holds an older one has lost it
 * @param barren how many pages in a row brought nothing that the run had not seen
 */
public record Held(Run run, String cursor, long fence, int barren) {}
