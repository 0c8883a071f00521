package dev.ilk.gate;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Open an account with the ACME server of an environment (RFC 8555, section 7.3).
 *
 * @param at whose server
 * @param jwk the public key of the account, as a JWK in JSON
 * @param thumbprint the key's (RFC 7638)
 */
public record OpenAcmeAccount(Environment at, String jwk, String thumbprint)
    implements Command<AcmeAccount> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("acme_account", "", Set.of());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
