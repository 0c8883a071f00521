package dev.ilk.prove.federation.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** By which keys the clients of the ACME servers are known, as the nodes of one Ilk share it. */
public interface AcmeAccounts {

  /**
   * A key with which an account may be opened once.
   *
   * @param id its {@code kid}
   * @param environment at whose server
   * @param holder the workload that the account will be of
   * @param expires from when on it is no longer taken
   * @param used whether an account was opened with it
   */
  record ExternalKey(
      AcmeId.ExternalKey id,
      Environment environment,
      Id.Identity holder,
      Instant expires,
      boolean used) {}

  /**
   * An account by its id.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<AcmeAccount> account(AcmeId.Account id) throws StoreUnavailable;

  /**
   * An account by its key.
   *
   * @param at whose server
   * @param thumbprint the key's
   * @return empty if there is none
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<AcmeAccount> keyed(Environment at, String thumbprint) throws StoreUnavailable;

  /**
   * A key to open an account with.
   *
   * @param id its {@code kid}
   * @return empty if none was given out under it
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<ExternalKey> externalKey(AcmeId.ExternalKey id) throws StoreUnavailable;

  /**
   * A certificate that was issued.
   *
   * @param holder for which workload
   * @param chain it, then those above it, in PEM
   */
  record Certified(Id.Identity holder, String chain) {}

  /**
   * Finds a certificate that was issued.
   *
   * @param at by whose authority
   * @param serial its serial number, as the record writes it
   * @return empty if none was
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<Certified> certified(Environment at, String serial) throws StoreUnavailable;
}
