package dev.ilk.agent.ilk;

/**
 * A token that names a process to others.
 *
 * @param spiffeId whom it names
 * @param token the serialised JWT
 */
public record JwtSvid(String spiffeId, String token) {}
