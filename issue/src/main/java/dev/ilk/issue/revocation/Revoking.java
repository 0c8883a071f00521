package dev.ilk.issue.revocation;

import dev.ilk.actor.Actor;
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
import java.util.List;
import java.util.Optional;

/** Takes back one token, or an identity with all that it holds. */
public final class Revoking implements Handler<Revoke, Revoke.Revoked> {
  private final RevocationStore store;
  private final Revocations revocations;
  private final Subjects subjects;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param store keeps revocations
   * @param revocations what this node holds of them
   * @param subjects finds the identity
   * @param clock the present
   */
  public Revoking(
      RevocationStore store, Revocations revocations, Subjects subjects, InstantSource clock) {
    this.store = store;
    this.revocations = revocations;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public Result<Handled<Revoke.Revoked>> act(Permit<Revoke> permit) throws PartUnavailable {
    Revoke asked = permit.command();
    return switch (asked.what()) {
      case Revoke.OneToken one -> token(one, asked);
      case Revoke.WholeIdentity whole -> identity(whole, asked);
    };
  }

  /** The token's own end is not known here, so the longest possible is assumed. */
  private Result<Handled<Revoke.Revoked>> token(Revoke.OneToken one, Revoke asked)
      throws PartUnavailable {
    Instant now = clock.instant();
    Instant latestEnd = now.plus(Revocation.LONGEST_TOKEN_LIFE);
    try {
      store.add(Revocation.ofToken(one.id(), Optional.empty(), now, latestEnd));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
    return Result.ok(done(asked, now, "access_token", Optional.empty(), one.name()));
  }

  private Result<Handled<Revoke.Revoked>> identity(Revoke.WholeIdentity whole, Revoke asked)
      throws PartUnavailable {
    Optional<Actor> actor = subjects.bySubject(whole.subject());
    if (actor.isEmpty()) {
      return Result.failed(unknown(whole));
    }
    Instant now = clock.instant();
    try {
      if (!store.revokeIdentity(Revocation.ofIdentity(actor.get(), now))) {
        return Result.failed(unknown(whole));
      }
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
    Optional<Party> party = actor.map(Party::of);
    return Result.ok(done(asked, now, "identity", party, actor.get().id().value()));
  }

  private Handled<Revoke.Revoked> done(
      Revoke asked, Instant now, String type, Optional<Party> subject, String destroyed) {
    revocations.hurry();
    Particulars particulars =
        new Particulars.OfCredential(
            type,
            Optional.empty(),
            subject,
            "",
            "",
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(destroyed),
            asked.reason());
    return Handled.of(new Revoke.Revoked(asked.what(), now), particulars);
  }

  private static Problem unknown(Revoke.WholeIdentity whole) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "identity_unknown",
            "there is no identity `%s`".formatted(whole.subject()))
        .mend("name it with its kind, such as `workload:prod-payments-api`");
  }
}
