package dev.ilk.issue.session;

import dev.ilk.gate.SessionView;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.Bound;
import dev.ilk.prove.human.session.Moved;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.proof.Circumstances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions of one process. */
public final class InMemorySessions
    implements SessionStore, SessionLookup, OpenSessions.Finding, SignedOn, Familiar, Changes {
  private final Map<String, Row> byDigest = new HashMap<>();
  private final Map<List<String>, Instant> devices = new HashMap<>();
  private final Map<Id.Identity, Sighting> places = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  /** Without any. */
  public InMemorySessions() {}

  /** One session; what changes in it is not final. */
  private static final class Row {
    final NewSession opened;
    Authentication proven;
    Instant lastSeen;
    Optional<Moved> moved = Optional.empty();
    boolean ended;

    Row(NewSession opened) {
      this.opened = opened;
      this.lastSeen = opened.issued();
      this.proven =
          new Authentication(
              opened.authenticated(),
              opened.assurance(),
              opened.factors(),
              opened.origin().device(),
              opened.origin().network());
    }

    SessionState state() {
      Circumstances noticed = opened.origin().circumstances();
      return new SessionState(
          opened.id(),
          opened.human(),
          opened.issuer(),
          proven.assurance(),
          proven.factors(),
          proven.at(),
          opened.issued(),
          lastSeen,
          opened.expires(),
          opened.correlation(),
          ended,
          noticed.providerSession(),
          new Bound(
              noticed.device(),
              proven.device(),
              proven.network(),
              noticed.newDevice(),
              noticed.travel(),
              noticed.posture(),
              moved.map(Moved::at)));
    }

    KeptSession kept() {
      Origin origin = opened.origin();
      return new KeptSession(
          opened.id(),
          opened.issuer(),
          proven.assurance(),
          proven.factors(),
          proven.at(),
          opened.issued(),
          lastSeen,
          opened.expires(),
          origin.circumstances().providerSession(),
          origin.device(),
          origin.network(),
          origin.place().country(),
          origin.circumstances().newDevice(),
          origin.circumstances().posture(),
          moved.map(one ->
              new SessionView.Moved(
                  one.changes().stream().map(Circumstances.Change::word).sorted().toList(),
                  one.device(),
                  one.network(),
                  one.at())));
    }
  }

  @Override
  public synchronized void create(NewSession session) {
    byDigest.put(session.digest(), new Row(session));
    String device = session.origin().circumstances().device();
    if (!device.isEmpty()) {
      devices.put(List.of(session.human().value(), device), session.issued());
    }
    session
        .origin()
        .place()
        .point()
        .ifPresent(point -> places.put(session.human(), new Sighting(point, session.issued())));
  }

  @Override
  public synchronized boolean end(Id.Session id) {
    Optional<Row> row = open(id);
    row.ifPresent(one -> {
      one.ended = true;
      changes.add(new Change(changes.size() + 1L, Topic.SESSION, id.value()));
    });
    return row.isPresent();
  }

  private Optional<Row> open(Id.Session id) {
    return byDigest.values().stream()
        .filter(row -> row.opened.id().equals(id) && !row.ended)
        .findFirst();
  }

  @Override
  public synchronized boolean authenticated(Id.Session id, Authentication authentication) {
    Optional<Row> row = open(id);
    row.filter(one -> !authentication.at().isBefore(one.proven.at()))
        .ifPresent(one -> one.proven = authentication);
    return row.isPresent();
  }

  @Override
  public synchronized int prune(Instant now) {
    int before = byDigest.size();
    byDigest.values().removeIf(row -> !now.isBefore(row.opened.expires()));
    return before - byDigest.size();
  }

  @Override
  public synchronized Optional<SessionState> find(String digest) {
    return Optional.ofNullable(byDigest.get(digest)).map(Row::state);
  }

  @Override
  public synchronized List<KeptSession> open(Id.Identity human, Instant now, int limit) {
    return byDigest.values().stream()
        .filter(row -> row.opened.human().equals(human))
        .filter(row -> !row.ended && now.isBefore(row.opened.expires()))
        .sorted(Comparator.comparing((Row row) -> row.opened.issued()).reversed())
        .limit(limit)
        .map(Row::kept)
        .toList();
  }

  @Override
  public synchronized Optional<Id.Identity> person(String issuer, String session) {
    return byDigest.values().stream()
        .map(row -> row.opened)
        .filter(one -> one.issuer().equals(issuer))
        .filter(one -> one.origin().circumstances().providerSession().equals(session))
        .map(NewSession::human)
        .findFirst();
  }

  @Override
  public synchronized void touch(Id.Session id, Instant at) {
    open(id).filter(row -> at.isAfter(row.lastSeen)).ifPresent(row -> row.lastSeen = at);
  }

  @Override
  public synchronized void moved(Id.Session id, Moved moved, boolean ends) {
    open(id).ifPresent(row -> row.moved = Optional.of(moved));
    if (ends) {
      end(id);
    }
  }

  @Override
  public synchronized boolean isKnown(Id.Identity human, String device) {
    return devices.containsKey(List.of(human.value(), device));
  }

  @Override
  public synchronized Optional<Sighting> last(Id.Identity human) {
    return Optional.ofNullable(places.get(human));
  }

  @Override
  public synchronized int forget(Instant before) {
    int all = devices.size() + places.size();
    devices.values().removeIf(at -> at.isBefore(before));
    places.values().removeIf(sighting -> sighting.at().isBefore(before));
    return all - devices.size() - places.size();
  }

  @Override
  public synchronized long latest() {
    return changes.size();
  }

  @Override
  public synchronized List<Change> after(long number, int limit) {
    return changes.stream().filter(change -> change.number() > number).limit(limit).toList();
  }
}
