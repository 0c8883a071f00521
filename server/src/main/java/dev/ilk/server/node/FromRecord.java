package dev.ilk.server.node;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Credential;
import dev.ilk.actor.SpiffeId;
import dev.ilk.actor.TrustDomain;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Reporting;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.trace.History;
import dev.ilk.registry.LiveCredentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the record knows by itself, so that no table beside the log must. What an identity holds:
 * tokens live for minutes, so the latest events tell all of them. And which reports were taken.
 */
final class FromRecord implements LiveCredentials, Reporting.Reported {
  private static final int EVENTS = 1000;

  private final History history;

  FromRecord(History history) {
    this.history = history;
  }

  @Override
  public List<Credential> holding(Id.Identity holder, Instant at) throws PartUnavailable {
    List<Credential> held = new ArrayList<>();
    Set<String> takenBack = new HashSet<>();
    for (ReadEntry entry : latest(holder, EVENTS).reversed()) {
      Event event = entry.event();
      if (event.result() == Event.Result.DONE
          && event.particulars() instanceof Particulars.OfCredential given) {
        takenBack.addAll(given.destroys());
        boolean gone = given.id().filter(takenBack::contains).isPresent();
        if (!gone && !takenBack.contains(holder.value())) {
          credential(event, given, holder)
              .filter(one -> at.isBefore(one.expires()))
              .ifPresent(held::add);
        }
      }
    }
    return held;
  }

  @Override
  public Optional<Instant> lastUse(Id.Identity identity) throws PartUnavailable {
    return latest(identity, EVENTS).reversed().stream()
        .map(ReadEntry::event)
        .filter(event -> event.actor().filter(a -> a.id().equals(identity)).isPresent())
        .filter(event -> event.result() != Event.Result.UNPROVEN)
        .map(Event::time)
        .findFirst();
  }

  @Override
  public boolean holds(Id.Report report) throws PartUnavailable {
    return !latest(report, 1).isEmpty();
  }

  private List<ReadEntry> latest(Id id, int most) throws PartUnavailable {
    try {
      return history.latest(Ref.to(id), most);
    } catch (LogStoreException e) {
      throw new PartUnavailable("the record cannot be read", e);
    }
  }

  private static Optional<Credential> credential(
      Event event, Particulars.OfCredential given, Id.Identity holder) {
    if (given.id().isEmpty() || given.issued().isEmpty() || given.expires().isEmpty()) {
      return Optional.empty();
    }
    boolean own = event.actor().filter(actor -> actor.id().equals(holder)).isPresent();
    String id = given.id().get();
    Optional<Id.Token> token = Ids.parse(Id.Token.PREFIX, Id.Token::new, id);
    if (own && token.isPresent() && given.type().equals("access_token")) {
      return Optional.of(
          new Credential.AccessToken(
              token.get(),
              holder,
              given.issuer(),
              new Audience(given.audience()),
              Set.copyOf(given.scopes()),
              Binding.read(given.binding()),
              given.issued().get(),
              given.expires().get()));
    }
    if (own && given.type().equals("certificate")) {
      return Optional.of(
          new Credential.NameCertificate(
              id,
              holder,
              given.issuer(),
              Set.of(given.audience().split(" ")),
              given.issued().get(),
              given.expires().get()));
    }
    Optional<SpiffeId> spiffeId = own ? spiffeId(event, given.issuer()) : Optional.empty();
    if (spiffeId.isPresent() && given.type().equals("x509_svid")) {
      return Optional.of(
          new Credential.X509Svid(
              id,
              holder,
              given.issuer(),
              spiffeId.get(),
              given.issued().get(),
              given.expires().get()));
    }
    if (spiffeId.isPresent() && token.isPresent()) {
      return Optional.of(
          new Credential.JwtSvid(
              token.get(),
              holder,
              given.issuer(),
              spiffeId.get(),
              Set.of(given.audience().split(" ")),
              given.issued().get(),
              given.expires().get()));
    }
    return own
        ? Ids.parse(Id.Session.PREFIX, Id.Session::new, id)
            .map(session ->
                new Credential.Session(
                    session, holder, given.issuer(), given.issued().get(), given.expires().get()))
        : Optional.empty();
  }

  /** The trust domain is the issuer; tenant and name stand in the event. */
  private static Optional<SpiffeId> spiffeId(Event event, String issuer) {
    if (!issuer.startsWith(TrustDomain.SCHEME) || event.scene().tenant().isEmpty()) {
      return Optional.empty();
    }
    TrustDomain domain = new TrustDomain(issuer.substring(TrustDomain.SCHEME.length()));
    return event
        .actor()
        .map(
            actor -> SpiffeId.of(domain, event.scene().tenant().get(), actor.kind(), actor.name()));
  }
}
