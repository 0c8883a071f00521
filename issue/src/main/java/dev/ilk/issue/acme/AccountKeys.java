package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.IssueAccountKey;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.possession.ExternalAccountKeys;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Gives out the keys with which ACME accounts are opened. */
public final class AccountKeys implements Handler<IssueAccountKey, IssueAccountKey.Issued> {
  /** Long enough to carry the key to where it is used, and no longer. */
  static final Duration LIFE = Duration.ofHours(1);

  private final Issuers issuers;
  private final Subjects subjects;
  private final AccountStore store;
  private final ExternalAccountKeys secrets;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param issuers knows Ilk's public address
   * @param subjects who is registered
   * @param store where it is noted which keys were given out
   * @param secrets makes their secrets
   * @param clock the present
   */
  public AccountKeys(
      Issuers issuers,
      Subjects subjects,
      AccountStore store,
      ExternalAccountKeys secrets,
      InstantSource clock) {
    this.issuers = issuers;
    this.subjects = subjects;
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Result<Handled<IssueAccountKey.Issued>> act(Permit<IssueAccountKey> permit)
      throws PartUnavailable {
    Optional<Actor> found = subjects.bySubject(permit.command().subject());
    if (!(found.orElse(null) instanceof Workload workload)) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "acme_workload_only",
                  "only a workload can have an ACME account")
              .mend("name it as `workload:NAME`"));
    }
    Instant now = clock.instant();
    AcmeId.ExternalKey id = NewNames.key();
    Instant expires = now.plus(LIFE);
    try {
      store.addKey(id, workload.environment(), workload.id(), expires);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("ACME accounts", e);
    }
    String secret =
        Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.secret(id.value()));
    Particulars particulars =
        new Particulars.OfCredential(
            "acme_external_key",
            Optional.of(id.value()),
            Optional.of(Party.of(workload)),
            workload.environment().name() + "/acme",
            "",
            "",
            List.of(),
            Optional.of(now),
            Optional.of(expires),
            "",
            List.of());
    return Result.ok(
        Handled.of(
            new IssueAccountKey.Issued(
                id,
                secret,
                issuers.base() + "/e/" + workload.environment().name() + "/acme/directory",
                workload.name(),
                expires),
            particulars));
  }
}
