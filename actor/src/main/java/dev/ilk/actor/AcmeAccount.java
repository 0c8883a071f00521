package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;

/**
 * An account with the ACME server of an environment (RFC 8555, section 7.1.2): a key by which one
 * workload, and no other, orders certificates.
 *
 * @param id its name, in the account's URL
 * @param environment whose server it is with
 * @param holder the workload
 * @param jwk the account's public key, as a JWK in JSON
 * @param thumbprint the key's (RFC 7638)
 * @param opened when it was opened
 * @param active false once it was deactivated, which is for good
 */
public record AcmeAccount(
    AcmeId.Account id,
    Environment environment,
    Id.Identity holder,
    String jwk,
    String thumbprint,
    Instant opened,
    boolean active) {}
