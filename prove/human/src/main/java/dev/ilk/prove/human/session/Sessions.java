package dev.ilk.prove.human.session;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.human.failure.Standing;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Circumstances.Change;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Proves people by their sessions. Safe to share between threads. */
public final class Sessions {
  /** How this proves, in the words of {@link dev.ilk.prove.proof.Proof#method()}. */
  public static final String METHOD = "session";

  /** What every session's secret begins with. */
  public static final String PREFIX = "ilk_ses_";

  /** How long a session may be left alone unless the operator says otherwise. */
  public static final Duration DEFAULT_IDLE = Duration.ofMinutes(30);

  /** Use is noted at most this often, so that reading pages does not become writing. */
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private final SessionLookup lookup;
  private final Humans humans;
  private final Duration idle;
  private final Bonds bonds;

  /**
   * Builds it.
   *
   * @param lookup finds sessions
   * @param humans finds the people they belong to
   * @param idle how long a session may be left alone; at least two minutes, as use is noted to the
   *     minute
   */
  public Sessions(SessionLookup lookup, Humans humans, Duration idle) {
    this(lookup, humans, idle, Bonds.NONE);
  }

  /**
   * Builds it for sessions that are bound.
   *
   * @param lookup finds sessions
   * @param humans finds the people they belong to
   * @param idle how long a session may be left alone; at least two minutes
   * @param bonds what they are bound to
   */
  public Sessions(SessionLookup lookup, Humans humans, Duration idle, Bonds bonds) {
    if (idle.compareTo(TOUCH_EVERY.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("a session must be allowed to idle for two minutes");
    }
    this.lookup = lookup;
    this.humans = humans;
    this.idle = idle;
    this.bonds = bonds;
  }

  /**
   * Proves a person who reads.
   *
   * @param shown the cookie, and what was shown beside it
   * @param now the present
   * @return the attempt; proven only by the cookie of a session that has not ended, idled or
   *     expired, of a person who stands, and with no other credential beside it
   */
  public Attempt reader(Shown shown, Instant now) {
    return prove(shown, Optional.empty(), true, now);
  }

  /**
   * Proves the person whose page asks for news by itself. Unlike {@link #reader} it does not note
   * that the session was used: nobody need sit in front of the page.
   *
   * @param shown the cookie, and what was shown beside it
   * @param now the present
   * @return the attempt; proven as by {@link #reader}
   */
  public Attempt onlooker(Shown shown, Instant now) {
    return prove(shown, Optional.empty(), false, now);
  }

  /**
   * Proves a person who changes something, and that it was meant.
   *
   * @param shown the cookie, and what was shown beside it
   * @param intent what the form carried
   * @param now the present
   * @return the attempt; proven as by {@link #reader}, and by a form of Ilk's own pages
   */
  public Attempt changer(Shown shown, Intent intent, Instant now) {
    return prove(shown, Optional.of(intent), true, now);
  }

  private Attempt prove(Shown shown, Optional<Intent> intent, boolean used, Instant now) {
    Failure failure = Failure.of(METHOD);
    if (shown.authorization().isPresent()) {
      return Foreign.refuse(failure, shown.authorization().get());
    }
    String secret = shown.cookie().orElse("");
    if (!Secrets.hasForm(PREFIX, secret)) {
      return Foreign.refuse(failure, secret);
    }
    try {
      Optional<SessionState> found = lookup.find(Secrets.digest(secret));
      if (found.isEmpty()) {
        return failure.quietly(problem("session_unknown", "there is no such session"));
      }
      Failure seen = failure.seen("session", found.get().id().value());
      if (intent.isPresent() && !intent.get().isMeantBy(secret)) {
        return seen.openly(
            problem("cross_site_request", "this was not sent from a page of Ilk in this session")
                .mend("open the page again and repeat it there"));
      }
      return prove(found.get(), shown, seen, used, now);
    } catch (StoreUnavailable e) {
      return failure.unavailable("store_unavailable", "sessions cannot be looked up");
    }
  }

  private Attempt prove(
      SessionState session, Shown shown, Failure failure, boolean used, Instant now)
      throws StoreUnavailable {
    Optional<Human> owner = humans.byId(session.human());
    if (owner.isEmpty()) {
      return failure.quietly(problem("human_unknown", "the session's person is not registered"));
    }
    Human human = owner.get();
    Optional<Problem> against = over(session, now).or(() -> Standing.problem(human, now));
    if (against.isPresent()) {
      return failure.claiming(human).quietly(against.get());
    }
    Set<Change> changes = bonds.changes(session.bound(), shown);
    boolean ends = bonds.lead(changes, Bonds.Consequence.END);
    if (!changes.isEmpty()) {
      note(session, changes, shown, ends, now);
    }
    if (ends) {
      return failure
          .claiming(human)
          .seen("changed", words(changes))
          .quietly(problem("session_moved", "the session was opened elsewhere, and is over"));
    }
    if (used && !now.isBefore(session.lastSeen().plus(TOUCH_EVERY))) {
      lookup.touch(session.id(), now);
    }
    return new Proven(
        new HumanProof(
            human,
            METHOD,
            session.issuer(),
            now,
            session.authenticated(),
            Standing.end(human, session.expires()),
            Optional.of(session.correlation()),
            Optional.of(session.id()),
            session.assurance(),
            session.factors(),
            shown.device(),
            circumstances(session, changes)));
  }

  private Circumstances circumstances(SessionState session, Set<Change> changes) {
    Bound bound = session.bound();
    return new Circumstances(
        session.providerSession(),
        bound.posture(),
        bound.deviceName(),
        bound.newDevice(),
        bound.travel(),
        Optional.of(session.issued()),
        changes,
        bonds.lead(changes, Bonds.Consequence.CHALLENGE));
  }

  /** Whoever asks again and again with a stolen cookie makes no more than one note a minute. */
  private void note(
      SessionState session, Set<Change> changes, Shown shown, boolean ends, Instant now)
      throws StoreUnavailable {
    boolean noted =
        session.bound().moved().filter(at -> now.isBefore(at.plus(TOUCH_EVERY))).isPresent();
    if (ends || !noted) {
      lookup.moved(
          session.id(), new Moved(changes, shown.device(), shown.client().address(), now), ends);
    }
  }

  private static String words(Set<Change> changes) {
    return changes.stream().map(Change::word).sorted().collect(Collectors.joining(", "));
  }

  private Optional<Problem> over(SessionState session, Instant now) {
    if (session.ended()) {
      return Optional.of(problem("session_ended", "the session was ended"));
    }
    if (!now.isBefore(session.expires())) {
      return Optional.of(problem("session_expired", "the session came to its absolute end"));
    }
    if (!now.isBefore(session.lastSeen().plus(idle))) {
      return Optional.of(problem("session_idle", "the session was left alone for too long"));
    }
    return Optional.empty();
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
