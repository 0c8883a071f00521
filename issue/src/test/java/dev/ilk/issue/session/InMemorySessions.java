package dev.ilk.issue.session;

import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions of one process. */
public final class InMemorySessions
    implements SessionStore, SessionLookup, OpenSessions.Finding, SignedOn, Changes {
  private final Map<String, SessionState> byDigest = new HashMap<>();
  private final Map<Id.Session, Origin> origins = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  /** Without any. */
  public InMemorySessions() {}

  @Override
  public synchronized void create(NewSession s) {
    origins.put(s.id(), s.origin());
    byDigest.put(
        s.digest(),
        new SessionState(
            s.id(),
            s.human(),
            s.issuer(),
            s.assurance(),
            s.factors(),
            s.authenticated(),
            s.issued(),
            s.issued(),
            s.expires(),
            s.correlation(),
            false));
  }

  @Override
  public synchronized boolean end(Id.Session id) {
    for (Map.Entry<String, SessionState> entry : byDigest.entrySet()) {
      SessionState session = entry.getValue();
      if (session.id().equals(id) && !session.ended()) {
        entry.setValue(with(session, session.lastSeen(), true));
        changes.add(new Change(changes.size() + 1L, Topic.SESSION, id.value()));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized boolean authenticated(Id.Session id, Authentication authentication) {
    for (Map.Entry<String, SessionState> entry : byDigest.entrySet()) {
      SessionState session = entry.getValue();
      if (session.id().equals(id) && !session.ended()) {
        if (!authentication.at().isBefore(session.authenticated())) {
          entry.setValue(with(session, authentication));
        }
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized int prune(Instant now) {
    int before = byDigest.size();
    byDigest.values().removeIf(session -> !now.isBefore(session.expires()));
    return before - byDigest.size();
  }

  @Override
  public synchronized Optional<SessionState> find(String digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }

  @Override
  public synchronized List<KeptSession> open(Id.Identity human, Instant now, int limit) {
    return byDigest.values().stream()
        .filter(one -> one.human().equals(human) && !one.ended() && now.isBefore(one.expires()))
        .sorted(Comparator.comparing(SessionState::issued).reversed())
        .limit(limit)
        .map(one ->
            new KeptSession(
                one.id(),
                one.issuer(),
                one.assurance(),
                one.factors(),
                one.authenticated(),
                one.issued(),
                one.lastSeen(),
                one.expires(),
                origins.getOrDefault(one.id(), new Origin("", "", ""))))
        .toList();
  }

  @Override
  public synchronized Optional<Id.Identity> person(String issuer, String session) {
    return byDigest.values().stream()
        .filter(one -> one.issuer().equals(issuer))
        .filter(one ->
            origins
                .getOrDefault(one.id(), new Origin("", "", ""))
                .providerSession()
                .equals(session))
        .map(SessionState::human)
        .findFirst();
  }

  @Override
  public synchronized void touch(Id.Session id, Instant at) {
    byDigest.replaceAll((digest, session) ->
        session.id().equals(id) && !session.ended() && at.isAfter(session.lastSeen())
            ? with(session, at, false)
            : session);
  }

  @Override
  public synchronized long latest() {
    return changes.size();
  }

  @Override
  public synchronized List<Change> after(long number, int limit) {
    return changes.stream().filter(change -> change.number() > number).limit(limit).toList();
  }

  private static SessionState with(SessionState s, Instant lastSeen, boolean ended) {
    return new SessionState(
        s.id(),
        s.human(),
        s.issuer(),
        s.assurance(),
        s.factors(),
        s.authenticated(),
        s.issued(),
        lastSeen,
        s.expires(),
        s.correlation(),
        ended);
  }

  private static SessionState with(SessionState s, Authentication authentication) {
    return new SessionState(
        s.id(),
        s.human(),
        s.issuer(),
        authentication.assurance(),
        authentication.factors(),
        authentication.at(),
        s.issued(),
        s.lastSeen(),
        s.expires(),
        s.correlation(),
        s.ended());
  }
}
