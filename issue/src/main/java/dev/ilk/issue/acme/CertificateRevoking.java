package dev.ilk.issue.acme;

import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RevokeCertificate;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes certificates back (RFC 8555, section 7.6). That is recorded, and whoever asks when to renew
 * is told at once; peers do not ask anyone, since a certificate lives a day at most.
 */
public final class CertificateRevoking implements Handler<RevokeCertificate, Done> {
  private final OrderStore store;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param store where orders are kept with their certificates
   * @param clock the present
   */
  public CertificateRevoking(OrderStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Result<Handled<Done>> act(Permit<RevokeCertificate> permit) throws PartUnavailable {
    RevokeCertificate asked = permit.command();
    try {
      Optional<CertificateOrder> found =
          store
              .certified(asked.at(), asked.serial())
              .filter(order -> order.holder().equals(permit.proof().actor().id()));
      if (found.isEmpty()) {
        return refused(
            Problem.Kind.NOT_FOUND, "certificate_unknown", "no such certificate was issued to it");
      }
      CertificateOrder order = found.get();
      CertificateOrder.Certificate held = order.certificate().orElseThrow();
      if (held.revoked().isPresent()
          || !store.replace(order, order.with(held.revokedAt(clock.instant())))) {
        return refused(
            Problem.Kind.CONFLICT, "certificate_revoked", "the certificate was taken back already");
      }
      return Result.ok(Handled.of(Done.DONE, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("orders of certificates", e);
    }
  }

  private static Result<Handled<Done>> refused(Problem.Kind kind, String code, String message) {
    return Result.failed(Problem.of(kind, code, message));
  }
}
