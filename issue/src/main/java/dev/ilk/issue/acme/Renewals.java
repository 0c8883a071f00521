package dev.ilk.issue.acme;

import dev.ilk.actor.Environment;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When certificates should be renewed (RFC 9773). Everyone may know. */
public final class Renewals {
  private final OrderStore store;

  /**
   * Looks at what was issued.
   *
   * @param store where orders are kept with their certificates
   */
  public Renewals(OrderStore store) {
    this.store = store;
  }

  /**
   * A time in which to renew.
   *
   * @param start since when
   * @param end until when
   */
  public record Window(Instant start, Instant end) {}

  /**
   * When a certificate should be renewed: between two thirds and five sixths of its life, or at
   * once if it was taken back.
   *
   * @param at by whose authority it was issued
   * @param serial its serial number in hexadecimal
   * @return empty if no such certificate was issued
   * @throws PartUnavailable if that cannot be known now
   */
  public Optional<Window> of(Environment at, String serial) throws PartUnavailable {
    try {
      return store.certified(at, serial).flatMap(CertificateOrder::certificate).map(Renewals::of);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("orders of certificates", e);
    }
  }

  private static Window of(CertificateOrder.Certificate certificate) {
    if (certificate.revoked().isPresent()) {
      Instant since = certificate.revoked().get();
      return new Window(since.minusSeconds(1), since);
    }
    Duration life = Duration.between(certificate.from(), certificate.until());
    return new Window(
        certificate.from().plus(life.multipliedBy(4).dividedBy(6)),
        certificate.from().plus(life.multipliedBy(5).dividedBy(6)));
  }
}
