package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Take a certificate back that was issued for an order (RFC 8555, section 7.6).
 *
 * @param at whose authority issued it
 * @param serial its serial number in hexadecimal
 * @param reason why, as RFC 5280, section 5.3.1, numbers it
 */
public record RevokeCertificate(Environment at, String serial, int reason)
    implements Command<Done> {

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
    return Asked.taking("certificate", serial);
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
