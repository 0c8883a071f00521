package dev.ilk.registry.stored;

import java.util.Optional;

/**
 * That another system provisions a workload or an agent, and what it says beside the identity.
 *
 * @param subject the identity's kind and name
 * @param externalId what that system calls it; at most 200 characters
 * @param suspendedAt the identity's revision when that system suspended it, and nobody did anything
 *     since if it still is; 0 if it did not
 */
public record Provision(String subject, Optional<String> externalId, long suspendedAt) {}
