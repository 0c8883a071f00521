package dev.ilk.issue.session;

import dev.ilk.actor.Credential;
import dev.ilk.actor.Human;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.OpenSession;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Opens a session for a person who has just come back from the identity provider. Every sign-in
 * gets a new secret, so none that was planted in a browser before is worth anything after.
 *
 * <p>A session may outlive the sign-in's own proof, which only serves to open it; it never outlives
 * the person.
 */
public final class SessionOpening implements Handler<OpenSession, OpenSession.Opened> {
  /** What every session's secret begins with; the human plane knows it by that. */
  public static final String PREFIX = "ilk_ses_";

  /** How long a session lasts at most unless the operator says otherwise. */
  public static final Duration DEFAULT_LIFE = Duration.ofHours(12);

  /** The only method of proof that opens a session: a session must not beget another. */
  private static final String SIGN_IN = "oidc";

  private final SessionStore store;
  private final Ids ids;
  private final Duration life;

  /**
   * Builds the handler.
   *
   * @param store keeps sessions
   * @param ids where session ids come from
   * @param life from sign-in to absolute end; at most 24 hours
   */
  public SessionOpening(SessionStore store, Ids ids, Duration life) {
    if (!life.isPositive() || life.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("a session lasts at most 24 hours");
    }
    this.store = store;
    this.ids = ids;
    this.life = life;
  }

  @Override
  public Result<Handled<OpenSession.Opened>> act(Permit<OpenSession> permit)
      throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof) || !proof.method().equals(SIGN_IN)) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "not_a_sign_in", "only a sign-in opens a session")
              .mend("sign in at the identity provider"));
    }
    Human human = proof.actor();
    Instant issued = permit.arrival().at();
    Instant expires = end(human, issued.plus(life));
    Id.Session id = ids.session();
    Secret secret = Secrets.random(PREFIX);
    try {
      store.create(
          new NewSession(
              id,
              Secrets.digest(secret.reveal()),
              human.id(),
              proof.issuer(),
              proof.assurance(),
              proof.factors(),
              proof.authenticatedAt(),
              issued,
              expires,
              permit.arrival().correlation(),
              new Origin(
                  proof.device(),
                  permit.arrival().network(),
                  permit.arrival().place(),
                  proof.circumstances())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be stored", e);
    }
    Credential.Session credential =
        new Credential.Session(id, human.id(), proof.issuer(), issued, expires);
    return Result.ok(
        Handled.of(
            new OpenSession.Opened(secret.reveal(), credential), particulars(human, credential)));
  }

  private static Instant end(Human human, Instant end) {
    return human.expires().filter(own -> own.isBefore(end)).orElse(end);
  }

  private static Particulars particulars(Human human, Credential.Session session) {
    return new Particulars.OfCredential(
        "session",
        Optional.of(session.id().value()),
        Optional.of(Party.of(human)),
        session.issuer(),
        "",
        "",
        List.of(),
        Optional.of(session.issued()),
        Optional.of(session.expires()),
        "",
        List.of());
  }
}
