package dev.ilk.gate.migration;

import java.time.LocalDate;

/**
 * How many static secrets there were on a day.
 *
 * @param day which, in UTC
 * @param state how far their replacement was
 * @param gone whether their absence was confirmed
 * @param team the team that answered for them; empty if nobody did
 * @param count how many, at least 1
 */
public record BurnCount(LocalDate day, SecretState state, boolean gone, String team, long count) {}
