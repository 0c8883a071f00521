package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Workload;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.CertificateOrder.Standing;
import dev.ilk.gate.Command;
import dev.ilk.gate.Handled;
import dev.ilk.gate.OrderCertificate;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadOrder;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes and reads orders of certificates (RFC 8555, section 7.4). */
public final class Orders {
  /** So long an order can be brought to its end. */
  static final Duration LIFE = Duration.ofHours(1);

  /** So many names a certificate can have. */
  static final int MOST_NAMES = 50;

  /** So many orders of one account can wait at a time. */
  static final int MOST_WAITING = 50;

  private final Accounts accounts;
  private final OrderStore store;
  private final AssignedNames assigned;
  private final InstantSource clock;

  /**
   * Builds the handlers.
   *
   * @param accounts whose orders they are
   * @param store where orders are kept
   * @param assigned which names the registry gives to a workload
   * @param clock the present
   */
  public Orders(Accounts accounts, OrderStore store, AssignedNames assigned, InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.assigned = assigned;
    this.clock = clock;
  }

  /** An order and the account that the request was signed with. */
  record Own(AcmeAccount account, CertificateOrder order) {}

  /**
   * Takes an order.
   *
   * @param permit the right to
   * @return the order, or {@code name_not_assigned} for each such name, {@code names_too_many} or
   *     {@code orders_too_many}
   * @throws PartUnavailable if a store does not answer
   */
  public Result<Handled<CertificateOrder>> order(Permit<OrderCertificate> permit)
      throws PartUnavailable {
    OrderCertificate asked = permit.command();
    if (!(accounts.own(permit) instanceof Result.Ok<AcmeAccount>(AcmeAccount account))
        || !(permit.proof().actor() instanceof Workload workload)) {
      return unknown();
    }
    if (asked.names().isEmpty() || asked.names().size() > MOST_NAMES) {
      return refused(
          Problem.Kind.INVALID,
          "names_too_many",
          "a certificate has 1 to %d names".formatted(MOST_NAMES));
    }
    Instant now = clock.instant();
    try {
      if (store.waiting(account.id(), now) >= MOST_WAITING) {
        return refused(
            Problem.Kind.REFUSED,
            "orders_too_many",
            "%d orders of the account wait already".formatted(MOST_WAITING));
      }
      return switch (names(workload, asked)) {
        case Result.Failed<List<CertificateOrder.Name>>(List<Problem> problems) ->
            new Result.Failed<>(problems);
        case Result.Ok<List<CertificateOrder.Name>>(List<CertificateOrder.Name> names) ->
            Result.ok(kept(permit, account, names, now));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("orders of certificates", e);
    }
  }

  private Handled<CertificateOrder> kept(
      Permit<OrderCertificate> permit,
      AcmeAccount account,
      List<CertificateOrder.Name> names,
      Instant now)
      throws StoreUnavailable {
    CertificateOrder order =
        new CertificateOrder(
            NewNames.order(),
            account.id(),
            account.environment(),
            account.holder(),
            names,
            NewNames.token(),
            now,
            now.plus(LIFE),
            Optional.empty());
    store.add(order);
    return Handled.of(order, permit.command().asked());
  }

  private Result<List<CertificateOrder.Name>> names(Workload workload, OrderCertificate asked)
      throws PartUnavailable {
    Map<String, DnsName> own =
        assigned.of(workload).stream()
            .collect(Collectors.toMap(DnsName::name, Function.identity()));
    List<CertificateOrder.Name> names = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : asked.names()) {
      DnsName known = own.get(name);
      if (known == null) {
        problems.add(notAssigned(name));
      } else {
        names.add(
            new CertificateOrder.Name(
                name, known.challenged() ? Standing.CHALLENGED : Standing.ASSIGNED));
      }
    }
    return problems.isEmpty() ? Result.ok(names) : new Result.Failed<>(problems);
  }

  /** One message whether nobody has the name or another: who has it is not for the asker. */
  private static Problem notAssigned(String name) {
    String shown = name.length() <= 100 ? name : name.substring(0, 100) + "…";
    return Problem.of(
            Problem.Kind.REFUSED,
            "name_not_assigned",
            "`%s` is no name of this workload".formatted(shown))
        .at(shown)
        .mend("declare it under `names` of the workload");
  }

  /**
   * Reads one of the caller's own orders.
   *
   * @param permit the right to
   * @return the order, or {@code order_unknown}
   * @throws PartUnavailable if a store does not answer
   */
  public Result<Handled<CertificateOrder>> read(Permit<ReadOrder> permit) throws PartUnavailable {
    ReadOrder asked = permit.command();
    return own(permit, asked.at(), asked.id())
        .then(own -> Result.ok(Handled.of(own.order(), asked.asked())));
  }

  Result<Own> own(Permit<? extends Command<?>> permit, Environment at, AcmeId.Order id)
      throws PartUnavailable {
    if (!(accounts.own(permit) instanceof Result.Ok<AcmeAccount>(AcmeAccount account))) {
      return unknown();
    }
    try {
      return store
          .find(id)
          .filter(order -> order.account().equals(account.id()) && order.environment().equals(at))
          .map(order -> Result.ok(new Own(account, order)))
          .orElseGet(Orders::unknown);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("orders of certificates", e);
    }
  }

  /**
   * Replaces an order that the caller's request has changed.
   *
   * @return {@code order_changed} if another request was first
   */
  Result<CertificateOrder> replace(CertificateOrder before, CertificateOrder after)
      throws PartUnavailable {
    try {
      return store.replace(before, after)
          ? Result.ok(after)
          : refused(
              Problem.Kind.CONFLICT, "order_changed", "another request has changed the order");
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("orders of certificates", e);
    }
  }

  private static <T> Result<T> unknown() {
    return refused(Problem.Kind.NOT_FOUND, "order_unknown", "the account has no such order");
  }

  private static <T> Result<T> refused(Problem.Kind kind, String code, String message) {
    return Result.failed(Problem.of(kind, code, message));
  }
}
