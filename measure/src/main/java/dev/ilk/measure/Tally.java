package dev.ilk.measure;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.Buckets;
import dev.ilk.measure.stored.ClientUse;
import dev.ilk.measure.stored.Counter;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.KeyUse;
import dev.ilk.measure.stored.Stay;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What events of the record come to, one after the other. Depends on nothing but the events and who
 * owns whom, so that the same events always come to the same numbers. For one thread.
 */
final class Tally {
  /** What is given to software or to an app, and lives for minutes. */
  private static final Set<String> TOKENS = Set.of("access_token", "x509_svid", "jwt_svid");

  /** The orders by which something is taken back from somebody. */
  private static final Set<String> TAKING_BACK =
      Set.of(
          "Revoke",
          "EndDelegation",
          "EndSessions",
          "EndGrant",
          "EndElevation",
          "RevokeCertificate",
          "Offboard");

  /** By which people decide by hand. */
  private static final Set<String> BY_HAND = Set.of("ApproveAction", "DenyAction");

  /** Authentication that resists phishing (OpenID Connect Extended Authentication Profile). */
  private static final Set<String> RESISTS_PHISHING = Set.of("phr", "phrh");

  private final Actors actors;
  private final Set<String> privileged;
  private final Counts counts = new Counts();
  private final Map<Id.Identity, Instant> uses = new HashMap<>();
  private final Map<ClientUse, Stay> clients = new HashMap<>();
  private final Map<KeyUse, Stay> keys = new HashMap<>();

  Tally(Actors actors, Set<String> privileged) {
    this.actors = actors;
    this.privileged = privileged;
  }

  Counts counts() {
    return counts;
  }

  Map<Id.Identity, Instant> uses() {
    return uses;
  }

  Map<ClientUse, Stay> clients() {
    return clients;
  }

  Map<KeyUse, Stay> keys() {
    return keys;
  }

  /** Counts one more. What was done by no one, or by who cannot be told the kind of, counts not. */
  void count(Event event) throws StoreUnavailable {
    Optional<Spot> asker = spot(event, event.actor());
    if (asker.isPresent()) {
      exchange(event, asker.get());
      given(event, asker.get());
      privilege(event, asker.get());
      answered(event, asker.get());
    }
    Optional<Party> about = subject(event).or(event::actor);
    Optional<Spot> whose = about.equals(event.actor()) ? asker : spot(event, about);
    if (whose.isPresent()) {
      age(event, whose.get());
      takenBack(event, whose.get());
      reached(event, whose.get());
      decision(event, whose.get());
    }
    deployment(event);
    ClientUse.of(event)
        .ifPresent(use -> clients.merge(use, new Stay(event.time(), event.time()), Stay::and));
    KeyUse.of(event)
        .ifPresent(use -> keys.merge(use, new Stay(event.time(), event.time()), Stay::hull));
    if (event.result() == Event.Result.DONE) {
      event.actor().ifPresent(party -> used(party, event.time()));
    }
  }

  private void used(Party party, Instant at) {
    uses.merge(party.id(), at, (a, b) -> a.isAfter(b) ? a : b);
  }

  private Optional<Spot> spot(Event event, Optional<Party> party) throws StoreUnavailable {
    Optional<Kind> kind = party.map(Party::kind).or(() -> plane(event));
    Optional<Actor> actor =
        party.isPresent() ? actors.identity(party.get().id()) : Optional.empty();
    String environment =
        event
            .scene()
            .environment()
            .map(one -> one.name())
            .or(() -> actor.map(Spot::environment))
            .orElse("");
    return kind.map(one -> new Spot(day(event), one, environment, Spot.teams(actor)));
  }

  /** Whoever could not be proven has the kind of the plane at which that was tried. */
  private static Optional<Kind> plane(Event event) {
    return event
        .proof()
        .filter(ProofNote.Failed.class::isInstance)
        .map(note -> ((ProofNote.Failed) note).plane());
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofInstant(event.time(), ZoneOffset.UTC);
  }

  private static Optional<Party> subject(Event event) {
    return switch (event.particulars()) {
      case Particulars.OfAction action -> action.subject();
      case Particulars.OfCredential credential -> credential.subject();
    };
  }

  private void exchange(Event event, Spot spot) {
    if (event.action().equals("ExchangeToken")) {
      spot.add(counts, Counter.EXCHANGES, 1);
      Optional<Counter> failed =
          switch (event.result()) {
            case DONE, INTENT -> Optional.empty();
            case UNPROVEN -> Optional.of(Counter.EXCHANGES_UNPROVEN);
            case DENIED -> Optional.of(Counter.EXCHANGES_DENIED);
            case REFUSED -> Optional.of(Counter.EXCHANGES_REFUSED);
            case FAILED, UNKNOWN -> Optional.of(Counter.EXCHANGES_BROKEN);
          };
      failed.ifPresent(counter -> spot.add(counts, counter, 1));
    }
  }

  private void given(Event event, Spot spot) {
    if (event.result() == Event.Result.DONE
        && event.particulars() instanceof Particulars.OfCredential given
        && TOKENS.contains(given.type())
        && given.issued().isPresent()
        && given.expires().isPresent()) {
      spot.add(counts, Counter.TOKENS, 1);
      sized(spot, Counter.TOKEN_LIFETIME, given.issued().get(), given.expires().get());
    }
  }

  private void privilege(Event event, Spot spot) {
    if (event.result() == Event.Result.DONE
        && privileged.contains(event.action())
        && event.proof().orElse(null) instanceof ProofNote.OfHuman proof) {
      spot.add(counts, Counter.PRIVILEGED, 1);
      if (RESISTS_PHISHING.contains(proof.assurance())) {
        spot.add(counts, Counter.PRIVILEGED_STEPPED_UP, 1);
      }
      if (!proof.elevations().isEmpty()) {
        spot.add(counts, Counter.PRIVILEGED_ELEVATED, 1);
      }
    }
  }

  private void answered(Event event, Spot spot) {
    if (event.action().equals("AcceptFinding")
        && event.result() == Event.Result.DONE
        && event.particulars() instanceof Particulars.OfAction said) {
      spot.add(counts, Counter.FINDINGS_ANSWERED, 1);
      if ("mistaken".equals(said.details().get("ground"))) {
        spot.add(counts, Counter.FINDINGS_MISTAKEN, 1);
      }
    }
  }

  /** The id of a token tells when it was made. */
  private void age(Event event, Spot spot) {
    Optional<Id.Token> shown =
        event.particulars() instanceof Particulars.OfAction action && action.token().isPresent()
            ? action.token()
            : event.proof().flatMap(Tally::token);
    if (event.result() == Event.Result.DONE && shown.isPresent()) {
      sized(spot, Counter.TOKEN_AGE, shown.get().made(), event.time());
    }
  }

  private static Optional<Id.Token> token(ProofNote proof) {
    return switch (proof) {
      case ProofNote.OfWorkload workload -> workload.token();
      case ProofNote.OfHuman human -> Optional.empty();
      case ProofNote.OfAgent agent -> Optional.empty();
      case ProofNote.Failed failed -> Optional.empty();
    };
  }

  private void takenBack(Event event, Spot spot) {
    if (event.result() == Event.Result.DONE && TAKING_BACK.contains(event.action())) {
      sized(spot, Counter.REVOKE_TIME, event.time(), event.id().made());
    }
  }

  /** How far what went wrong could have reached is what had to be taken back for it. */
  private void reached(Event event, Spot spot) {
    if (event.result() == Event.Result.DONE
        && event.particulars() instanceof Particulars.OfCredential taken
        && taken.reached().isPresent()) {
      spot.add(counts, Counter.ORDERS, 1);
      spot.add(counts, Counter.REACHED_IDENTITIES, taken.reached().get().identities());
      spot.add(counts, Counter.REACHED_TOKENS, taken.reached().get().tokens());
    }
  }

  /** An announced action was decided once, and its outcome tells of no second decision. */
  private void decision(Event event, Spot spot) {
    if (!event.verdict().policyVersion().isEmpty() && event.intent().isEmpty()) {
      spot.add(counts, Counter.DECISIONS, 1);
      if (!event.verdict().policies().isEmpty() && !BY_HAND.contains(event.action())) {
        spot.add(counts, Counter.DECISIONS_BY_POLICY, 1);
      }
    }
  }

  /** Told by a deployer, and counted of the workload that is deployed. */
  private void deployment(Event event) throws StoreUnavailable {
    if (event.action().equals("ReportDeployment")
        && event.result() == Event.Result.DONE
        && event.particulars() instanceof Particulars.OfAction told
        && told.details().containsKey("deployed")) {
      Optional<Actor> workload = actors.workload(told.details().getOrDefault("workload", ""));
      if (workload.isPresent()) {
        Spot.of(day(event), workload.get()).add(counts, Counter.DEPLOYMENTS, 1);
      }
    }
  }

  private void sized(Spot spot, Counter counter, Instant from, Instant to) {
    spot.addSized(counts, counter, Buckets.of(Duration.between(from, to).toMillis()));
  }
}
