package dev.ilk.issue.acme;

import dev.ilk.gate.AnswerChallenge;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.CertificateOrder.Standing;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.Particulars;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Has a challenge checked (RFC 8555, section 7.5.1), before it answers: so no node has to remember
 * what it has begun. A challenge that failed is over, and its order with it.
 */
public final class ChallengeAnswering implements Handler<AnswerChallenge, CertificateOrder> {
  private final Orders orders;
  private final NameCheck check;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param orders what was ordered
   * @param check looks whether software answers under a name
   * @param clock the present
   */
  public ChallengeAnswering(Orders orders, NameCheck check, InstantSource clock) {
    this.orders = orders;
    this.check = check;
    this.clock = clock;
  }

  @Override
  public Result<Handled<CertificateOrder>> act(Permit<AnswerChallenge> permit)
      throws PartUnavailable {
    AnswerChallenge asked = permit.command();
    return switch (orders.own(permit, asked.at(), asked.id())) {
      case Result.Failed<Orders.Own>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Orders.Own>(Orders.Own own) -> answer(asked, own);
    };
  }

  private Result<Handled<CertificateOrder>> answer(AnswerChallenge asked, Orders.Own own)
      throws PartUnavailable {
    CertificateOrder order = own.order();
    if (asked.index() >= order.names().size()) {
      return Result.failed(
          Problem.of(Problem.Kind.NOT_FOUND, "order_unknown", "the order has no such name"));
    }
    CertificateOrder.Name name = order.names().get(asked.index());
    if (name.standing() != Standing.CHALLENGED
        || order.status(clock.instant()) != CertificateOrder.Status.PENDING) {
      // Asked again: as it stands.
      return Result.ok(Handled.of(order, asked.asked()));
    }
    Optional<Problem> objection =
        check.objection(name.name(), order.token() + "." + own.account().thumbprint());
    Standing found = objection.isEmpty() ? Standing.SHOWN : Standing.FAILED;
    TreeMap<String, String> details = new TreeMap<>();
    details.put("name", name.name());
    details.put("found", objection.map(Problem::sentence).orElse("it answers"));
    Particulars particulars =
        new Particulars.OfAction(
            asked.action(),
            Optional.empty(),
            "CertificateOrder",
            order.id().value(),
            Optional.empty(),
            details);
    return orders
        .replace(order, order.with(asked.index(), found))
        .then(after -> Result.ok(Handled.of(after, particulars)));
  }
}
