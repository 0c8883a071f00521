package dev.ilk.issue.factor;

import dev.ilk.actor.Human;
import dev.ilk.actor.Passkey;
import dev.ilk.gate.EnrolPasskey;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RecoveryView;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Enrols the passkey that a browser has made. Under a recovery it takes the place of all others:
 * whoever found a lost one can do nothing with it any more.
 */
public final class Enrolling implements Handler<EnrolPasskey, Passkey> {
  private final Checking checking;
  private final PasskeyStore passkeys;
  private final RecoveryStore recoveries;

  /** Checks a browser's answer, by the human plane. */
  @FunctionalInterface
  public interface Checking {
    /**
     * Checks one, whose challenge it takes back.
     *
     * @param human who answers
     * @param session in which session
     * @param name what the passkey is to be called
     * @param answer as received
     * @param now the present
     * @return a passkey that is not stored yet, or why there is none
     * @throws StoreUnavailable if the store does not answer
     */
    Result<Passkey> check(Human human, Id.Session session, String name, String answer, Instant now)
        throws StoreUnavailable;
  }

  /**
   * Builds the handler.
   *
   * @param checking judges answers
   * @param passkeys keeps passkeys
   * @param recoveries knows who may enrol without an old one
   */
  public Enrolling(Checking checking, PasskeyStore passkeys, RecoveryStore recoveries) {
    this.checking = checking;
    this.passkeys = passkeys;
    this.recoveries = recoveries;
  }

  @Override
  public Result<Handled<Passkey>> act(Permit<EnrolPasskey> permit) throws PartUnavailable {
    return switch (OwnSession.of(permit.proof())) {
      case Result.Failed<OwnSession>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<OwnSession>(OwnSession own) -> {
        try {
          yield enrol(permit.command(), own, permit.arrival().at());
        } catch (StoreUnavailable e) {
          throw new PartUnavailable("passkeys cannot be stored", e);
        }
      }
    };
  }

  private Result<Handled<Passkey>> enrol(EnrolPasskey asked, OwnSession own, Instant now)
      throws StoreUnavailable {
    String typed = Passkey.name(asked.name());
    String name = typed.isEmpty() ? "Passkey" : typed;
    Optional<Recovery> recovery =
        recoveries
            .of(own.human().id(), now)
            .filter(one -> one.stage(now).equals(Optional.of(RecoveryView.Stage.OPEN)));
    Result<Passkey> checked = checking.check(own.human(), own.session(), name, asked.answer(), now);
    return switch (checked) {
      case Result.Failed<Passkey>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Passkey>(Passkey passkey) ->
          passkeys.enrol(passkey, recovery.map(Recovery::id))
              ? Result.ok(Handled.of(passkey, told(asked, passkey, recovery)))
              : Result.failed(
                  Problem.of(
                          Problem.Kind.CONFLICT,
                          "passkey_not_kept",
                          "this passkey is enrolled already, or you have as many as one may have")
                      .mend("remove one that you do not need, or use another authenticator"));
    };
  }

  private static Particulars told(
      EnrolPasskey asked, Passkey passkey, Optional<Recovery> recovery) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("model", passkey.model());
    details.put("attested", String.valueOf(passkey.attested()));
    details.put("synced", String.valueOf(passkey.synced()));
    recovery.ifPresent(one -> details.put("recovery", one.id().value()));
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        "Passkey",
        passkey.id().value(),
        Optional.empty(),
        details);
  }
}
