package dev.ilk.actor;

import java.util.Optional;

/**
 * A rule of federation: which foreign tokens prove which identity (W1). A proof is accepted only if
 * exactly one identity's rules match it.
 *
 * @param name unique, for people and messages
 * @param subject the identity it proves, as {@link Actor#subject()} writes it; a workload or agent
 * @param issuer the exact {@code iss}
 * @param jwksUri where the issuer's keys are; empty to find it by OpenID Connect Discovery
 * @param audience the exact {@code aud} that the token must carry, and no other beside it
 * @param condition a CEL expression over {@code claims} that must be true
 */
public record TrustRule(
    String name,
    String subject,
    String issuer,
    Optional<String> jwksUri,
    String audience,
    String condition) {}
