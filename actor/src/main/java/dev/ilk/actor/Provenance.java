package dev.ilk.actor;

import java.time.Instant;

/**
 * How an image was built, as was verified when it was told (W8).
 *
 * @param workload the name of the workload that it was told of
 * @param image the image
 * @param builder who built it
 * @param source the repository it was built of
 * @param commit of the repository
 * @param rule the {@link ProvenanceRule#digest()} of the rule by which it was verified: under
 *     another rule it counts for nothing
 * @param bundle the SHA-256 of what was verified, in hexadecimal
 * @param at when it was verified
 */
public record Provenance(
    String workload,
    ImageDigest image,
    String builder,
    String source,
    String commit,
    String rule,
    String bundle,
    Instant at) {}
