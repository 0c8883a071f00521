package dev.ilk.gate;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Have it checked that one answers under a name (RFC 8555, section 7.5.1).
 *
 * @param at whose authority was asked
 * @param id the order
 * @param index which of its names, from 0
 */
public record AnswerChallenge(Environment at, AcmeId.Order id, int index)
    implements Command<CertificateOrder> {

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
    return Asked.action(action(), "CertificateOrder", id.value());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
