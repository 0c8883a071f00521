package dev.ilk.gate;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Read one's own ACME account (RFC 8555, section 7.1.2).
 *
 * @param at with whose server
 */
public record ReadAcmeAccount(Environment at) implements Command<AcmeAccount> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "AcmeAccount", at.name());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
