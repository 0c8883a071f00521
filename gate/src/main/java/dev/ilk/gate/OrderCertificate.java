package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Order a certificate for names in the DNS (RFC 8555, section 7.4).
 *
 * @param at whose authority is asked
 * @param names the names; of any content, each once
 */
public record OrderCertificate(Environment at, SortedSet<String> names)
    implements Command<CertificateOrder> {

  public OrderCertificate {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

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
    return Asked.credential("certificate", String.join(" ", names), Set.of());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
