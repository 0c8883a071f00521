package dev.ilk.gate;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Read an order of one's own (RFC 8555, section 7.1.3).
 *
 * @param at whose authority was asked
 * @param id which
 */
public record ReadOrder(Environment at, AcmeId.Order id) implements Command<CertificateOrder> {

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
    return Asked.action(action(), "CertificateOrder", id.value());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
