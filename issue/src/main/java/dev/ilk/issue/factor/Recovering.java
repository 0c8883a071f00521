package dev.ilk.issue.factor;

import dev.ilk.actor.Actor;
import dev.ilk.gate.DecideRecovery;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListRecoveries;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RecoveryView;
import dev.ilk.gate.RequestRecovery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for recoveries, answers them, and shows those that are under way. */
public final class Recovering {
  /** The waiting time unless the operator says otherwise. */
  public static final Duration DEFAULT_WAIT = Duration.ofHours(24);

  /** The shortest waiting time that still lets an owner notice. */
  public static final Duration LEAST_WAIT = Duration.ofHours(1);

  private static final int MAX_REASON = 200;

  private final RecoveryStore recoveries;
  private final PasskeyStore passkeys;
  private final Registered registered;
  private final Ids ids;
  private final Duration wait;

  /** Finds who is registered. */
  @FunctionalInterface
  public interface Registered {
    /**
     * An identity.
     *
     * @param id which
     * @return empty if there is none
     * @throws StoreUnavailable if the registry does not answer
     */
    Optional<Actor> identity(Id.Identity id) throws StoreUnavailable;
  }

  /**
   * Builds the handlers.
   *
   * @param recoveries keeps recoveries
   * @param passkeys knows whether there is anything to recover from
   * @param registered whose they are
   * @param ids where recoveries' names come from
   * @param wait from a second person's approval to the new passkey; at least {@link #LEAST_WAIT}
   */
  public Recovering(
      RecoveryStore recoveries,
      PasskeyStore passkeys,
      Registered registered,
      Ids ids,
      Duration wait) {
    if (wait.compareTo(LEAST_WAIT) < 0) {
      throw new IllegalArgumentException("a recovery waits for an hour at least");
    }
    this.recoveries = recoveries;
    this.passkeys = passkeys;
    this.registered = registered;
    this.ids = ids;
    this.wait = wait;
  }

  /**
   * Asks for a recovery.
   *
   * @param permit the right to
   * @return the request
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<RecoveryView>> request(Permit<RequestRecovery> permit)
      throws PartUnavailable {
    Actor actor = permit.proof().actor();
    Instant now = permit.arrival().at();
    String reason = permit.command().reason().replaceAll("\\p{Cntrl}", " ").strip();
    if (reason.isEmpty() || reason.length() > MAX_REASON) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "reason_invalid", "expected 1 to 200 characters")
              .at("reason")
              .mend("say what happened to your passkeys"));
    }
    try {
      if (passkeys.of(actor.id()).isEmpty()) {
        return conflict("nothing_to_recover", "you have no passkey", "enrol one right away");
      }
      Recovery recovery = Recovery.requested(ids.recovery(), actor.id(), reason, now);
      return recoveries.add(recovery)
          ? Result.ok(
              Handled.of(
                  recovery.view(actor.subject(), now).orElseThrow(), permit.command().asked()))
          : conflict("recovery_under_way", "a recovery is under way", "see how it stands");
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("recoveries cannot be stored", e);
    }
  }

  /**
   * Answers a recovery.
   *
   * @param permit the right to; another person's if it is to be approved
   * @return nothing
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Done>> decide(Permit<DecideRecovery> permit) throws PartUnavailable {
    DecideRecovery asked = permit.command();
    Id.Identity by = permit.proof().actor().id();
    Instant now = permit.arrival().at();
    try {
      Optional<Recovery> found =
          recoveries.find(asked.id()).filter(one -> one.stage(now).isPresent());
      if (found.isEmpty()) {
        return conflict("recovery_over", "the recovery is over, or there is none", "look again");
      }
      Recovery before = found.get();
      boolean own = before.holder().equals(by);
      if (own != (asked.answer() == DecideRecovery.Answer.CANCEL)) {
        return conflict(
            "recovery_own",
            "one cancels one's own recovery, and answers only another's",
            "ask a colleague who may approve it");
      }
      if (asked.answer() == DecideRecovery.Answer.APPROVE
          && before.state() != Recovery.State.REQUESTED) {
        return conflict("recovery_approved", "somebody approved it before", "look again");
      }
      Recovery after =
          switch (asked.answer()) {
            case APPROVE -> before.approved(by, now, wait);
            case REFUSE -> before.ended(Recovery.State.REFUSED, by);
            case CANCEL -> before.ended(Recovery.State.CANCELLED, by);
          };
      return recoveries.replace(before, after)
          ? Result.ok(Handled.of(Done.DONE, asked.told(told(after))))
          : conflict("recovery_over", "somebody answered at the same moment", "look again");
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("recoveries cannot be stored", e);
    }
  }

  private static Map<String, String> told(Recovery after) {
    return after.state() == Recovery.State.APPROVED
        ? Map.of(
            "holder", after.holder().value(),
            "opens", after.opens().map(Instant::toString).orElse(""))
        : Map.of("holder", after.holder().value());
  }

  /**
   * Shows what is under way.
   *
   * @param permit the right to
   * @return the oldest first
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<RecoveryView>>> list(Permit<ListRecoveries> permit)
      throws PartUnavailable {
    Instant now = permit.arrival().at();
    int limit = Math.clamp(permit.command().limit(), 1, 200);
    try {
      List<RecoveryView> views = new ArrayList<>();
      for (Recovery recovery : recoveries.underWay(now, limit)) {
        String subject =
            registered
                .identity(recovery.holder())
                .map(Actor::subject)
                .orElse(recovery.holder().value());
        recovery.view(subject, now).ifPresent(views::add);
      }
      return Result.ok(Handled.of(List.copyOf(views), permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("recoveries cannot be read", e);
    }
  }

  private static <T> Result<T> conflict(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy));
  }
}
