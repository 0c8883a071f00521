package dev.ilk.issue.acme;

import dev.ilk.actor.DnsName;
import dev.ilk.actor.Workload;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.IssueCertificate;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.svid.ServerCertificates;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Issues the certificate of an order (RFC 8555, section 7.4). */
public final class CertificateIssuing implements Handler<IssueCertificate, CertificateOrder> {
  /**
   * The longest life of a certificate, and the usual one: software that renews by ACME looks once
   * or twice a day. Less than a former authority stays in the bundle.
   */
  public static final Duration LIFE = Duration.ofDays(1);

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final Orders orders;
  private final AssignedNames assigned;
  private final ServerCertificates certificates;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param orders what was ordered
   * @param assigned which names the registry gives to a workload
   * @param certificates signs
   * @param clock the present
   */
  public CertificateIssuing(
      Orders orders, AssignedNames assigned, ServerCertificates certificates, InstantSource clock) {
    this.orders = orders;
    this.assigned = assigned;
    this.certificates = certificates;
    this.clock = clock;
  }

  @Override
  public Result<Handled<CertificateOrder>> act(Permit<IssueCertificate> permit)
      throws PartUnavailable {
    IssueCertificate asked = permit.command();
    return switch (orders.own(permit, asked.at(), asked.id())) {
      case Result.Failed<Orders.Own>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Orders.Own>(Orders.Own own) -> issue(permit, own);
    };
  }

  private Result<Handled<CertificateOrder>> issue(Permit<IssueCertificate> permit, Orders.Own own)
      throws PartUnavailable {
    CertificateOrder order = own.order();
    Instant now = clock.instant();
    if (order.status(now) != CertificateOrder.Status.READY) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "order_not_ready", "the order is not ready")
              .mend("bring its authorizations to their end, or make a new one"));
    }
    if (!(permit.proof().actor() instanceof Workload workload) || !stillOwns(workload, order)) {
      return Result.failed(
          Problem.of(
              Problem.Kind.REFUSED,
              "name_not_assigned",
              "a name of the order was taken from the workload since"));
    }
    Instant until = until(permit, workload, now);
    if (until.isBefore(now.plus(SHORTEST))) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "life_too_short", "the workload ends within a minute"));
    }
    SortedSet<String> names =
        order.names().stream()
            .map(CertificateOrder.Name::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Result<ServerCertificates.Signed> signed =
        certificates.sign(
            order.environment(),
            names,
            permit.command().request(),
            own.account().thumbprint(),
            now.truncatedTo(ChronoUnit.SECONDS),
            until);
    return switch (signed) {
      case Result.Failed<ServerCertificates.Signed>(List<Problem> problems) ->
          new Result.Failed<>(problems);
      case Result.Ok<ServerCertificates.Signed>(ServerCertificates.Signed leaf) ->
          // Of two requests that come at once, one has its certificate kept; the other's is
          // dropped.
          orders
              .replace(order, order.with(leaf.certificate()))
              .then(after -> Result.ok(Handled.of(after, particulars(workload, names, leaf))));
    };
  }

  /** What the registry said when the order was taken may have changed since. */
  private boolean stillOwns(Workload workload, CertificateOrder order) throws PartUnavailable {
    Set<String> own = assigned.of(workload).stream().map(DnsName::name).collect(Collectors.toSet());
    return order.names().stream().allMatch(name -> own.contains(name.name()));
  }

  private static Instant until(Permit<?> permit, Workload workload, Instant now) {
    Duration wanted = permit.decision().lifetime().orElse(LIFE);
    return Stream.of(now.plus(wanted), now.plus(LIFE), permit.proof().expires(), workload.end())
        .min(Instant::compareTo)
        .orElseThrow()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static Particulars particulars(
      Workload workload, SortedSet<String> names, ServerCertificates.Signed signed) {
    byte[] der = Base64.getUrlDecoder().decode(signed.der());
    String thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(der));
    return new Particulars.OfCredential(
        "certificate",
        Optional.of(signed.certificate().serial()),
        Optional.of(Party.of(workload)),
        workload.environment().name() + "/acme",
        signed.signedBy(),
        String.join(" ", names),
        List.of(),
        Optional.of(signed.certificate().from()),
        Optional.of(signed.certificate().until()),
        new Binding(Optional.of(signed.key()), Optional.of(thumbprint)).text(),
        List.of());
  }
}
