package dev.ilk.issue.revocation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.gate.Affected;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Takes things back, tells what that reaches, and lifts suspensions. */
public final class Revoking implements Handler<Revoke, Revoke.Revoked> {
  private final RevocationStore store;
  private final SuspensionStore suspended;
  private final Revocations revocations;
  private final Subjects subjects;
  private final Affected affected;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param store keeps revocations
   * @param suspended keeps suspensions
   * @param revocations what this node holds of revocations
   * @param subjects finds the identity
   * @param affected finds what is reached
   * @param clock the present
   */
  public Revoking(
      RevocationStore store,
      SuspensionStore suspended,
      Revocations revocations,
      Subjects subjects,
      Affected affected,
      InstantSource clock) {
    this.store = store;
    this.suspended = suspended;
    this.revocations = revocations;
    this.subjects = subjects;
    this.affected = affected;
    this.clock = clock;
  }

  @Override
  public Result<Handled<Revoke.Revoked>> act(Permit<Revoke> permit) throws PartUnavailable {
    Revoke asked = permit.command();
    Instant now = clock.instant();
    try {
      Result<Optional<Party>> done =
          switch (asked.mode()) {
            case PREVIEW -> known(asked.what());
            case LIFT -> lift(asked.what());
            case REVOKE -> revoke(asked, now);
          };
      return switch (done) {
        case Result.Failed<Optional<Party>>(List<Problem> problems) ->
            new Result.Failed<>(problems);
        case Result.Ok<Optional<Party>>(Optional<Party> party) ->
            Result.ok(told(asked, now, party));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
  }

  /**
   * What is reached is counted afterwards: nothing is taken back later for the sake of counting.
   */
  private Handled<Revoke.Revoked> told(Revoke asked, Instant now, Optional<Party> party)
      throws PartUnavailable {
    Revoke.Reached reached = affected.by(asked.what(), now);
    return Handled.of(
        new Revoke.Revoked(asked.what(), now, reached),
        asked.mode() == Revoke.Mode.REVOKE ? taken(asked, party, reached) : told(asked, reached));
  }

  private Result<Optional<Party>> revoke(Revoke asked, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Result<Optional<Party>> done =
        switch (asked.what()) {
          case Revoke.OneToken one -> {
            // The token's own end is not known here, so the longest possible is assumed.
            Instant latestEnd = now.plus(Revocation.LONGEST_TOKEN_LIFE);
            store.add(Revocation.ofToken(one.id(), Optional.empty(), now, latestEnd));
            yield Result.ok(Optional.empty());
          }
          case Revoke.WholeIdentity whole -> identity(whole, now);
          case Revoke.OneInstance one ->
              suspend(asked, now, List.of(Revocation.ofBearers(one.name(), Optional.empty(), now)));
          case Revoke.WholeEnvironment whole ->
              suspend(asked, now, List.of(environment(whole, now)));
          case Revoke.WholeIssuer whole -> suspend(asked, now, holders(whole.issuer(), now));
        };
    revocations.hurry();
    return done;
  }

  private static Revocation environment(Revoke.WholeEnvironment whole, Instant now) {
    Environment environment = whole.environment();
    return Revocation.ofBearers(
        Suspension.environmentName(environment.name()), Optional.of(environment), now);
  }

  /**
   * Tokens do not say by which foreign issuer their holder proved itself, so all are taken back
   * that its identities hold; those that have another issuer get new ones at once.
   */
  private List<Revocation> holders(String issuer, Instant now) throws PartUnavailable {
    List<Revocation> holders = new ArrayList<>();
    for (String subject : affected.vouchedBy(issuer)) {
      subjects
          .bySubject(subject)
          .ifPresent(actor -> holders.add(Revocation.ofIdentity(actor, now)));
    }
    return holders;
  }

  private Result<Optional<Party>> suspend(Revoke asked, Instant now, List<Revocation> back)
      throws StoreUnavailable {
    suspended.suspend(new Suspension(asked.what().name(), now, asked.reason()), back);
    return Result.ok(Optional.empty());
  }

  private Result<Optional<Party>> identity(Revoke.WholeIdentity whole, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Optional<Actor> actor = subjects.bySubject(whole.subject());
    return actor.isPresent() && store.revokeIdentity(Revocation.ofIdentity(actor.get(), now))
        ? Result.ok(actor.map(Party::of))
        : Result.failed(unknown(whole));
  }

  private Result<Optional<Party>> known(Revoke.Revocable what) throws PartUnavailable {
    return what instanceof Revoke.WholeIdentity whole
            && subjects.bySubject(whole.subject()).isEmpty()
        ? Result.failed(unknown(whole))
        : Result.ok(Optional.empty());
  }

  private Result<Optional<Party>> lift(Revoke.Revocable what) throws StoreUnavailable {
    return suspended.lift(what.name())
        ? Result.ok(Optional.empty())
        : Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "not_suspended",
                    "`%s` is not suspended".formatted(what.name()))
                .mend("only instances, issuers and environments are; see `ilk revocations`"));
  }

  private static Particulars taken(Revoke asked, Optional<Party> party, Revoke.Reached reached) {
    return new Particulars.OfCredential(
            asked.what().sort(),
            Optional.empty(),
            party,
            "",
            "",
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(party.map(one -> one.id().value()).orElse(asked.what().name())))
        .saying(asked.reason())
        .reaching(
            new Particulars.OfCredential.Reached(
                reached.identities().size(),
                reached.rules().size(),
                reached.delegations(),
                reached.tokens(),
                reached.more()));
  }

  private static Particulars told(Revoke asked, Revoke.Reached reached) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("reason", asked.reason());
    details.put("identities", Integer.toString(reached.identities().size()));
    details.put("tokens", Integer.toString(reached.tokens()));
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        asked.what().sort(),
        asked.what().name(),
        Optional.empty(),
        details);
  }

  private static Problem unknown(Revoke.WholeIdentity whole) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "identity_unknown",
            "there is no identity `%s`".formatted(whole.subject()))
        .mend("name it with its kind, such as `workload:prod-payments-api`");
  }
}
