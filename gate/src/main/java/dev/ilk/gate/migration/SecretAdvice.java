package dev.ilk.gate.migration;

/**
 * A static secret, and what to do about it.
 *
 * @param secret which
 * @param way what replaces its sort
 */
public record SecretAdvice(StaticSecret secret, Way way) {}
