package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Machine;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.Affected;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Revoke;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.trace.History;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.Stores;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What taking something back reaches: identities, rules and delegations from the registry, and the
 * living tokens from the record of the last minutes, since no token lives longer.
 */
final class ReachFromRecord implements Affected {
  private static final int EVENTS = 20_000;
  private static final int MOST = 1000;

  private final Stores stores;
  private final Directory directory;
  private final History history;

  ReachFromRecord(Stores stores, Directory directory, History history) {
    this.stores = stores;
    this.directory = directory;
    this.history = history;
  }

  /** A living token as the record tells of it. */
  private record Living(String id, Event event, Particulars.OfCredential given) {}

  @Override
  public Revoke.Reached by(Revoke.Revocable what, Instant at) throws PartUnavailable {
    try {
      if (what instanceof Revoke.OneToken) {
        // It ends, and its holder can get another.
        return new Revoke.Reached(
            Collections.emptySortedSet(), Collections.emptySortedSet(), 0, 1, false);
      }
      List<ReadEntry> recent =
          history.between(at.minus(Revocation.LONGEST_TOKEN_LIFE), at.plusSeconds(60), EVENTS);
      List<Living> tokens = living(recent, at).stream().filter(tokenOf(what)).toList();
      Set<String> rules = new TreeSet<>();
      Set<String> identities = new TreeSet<>();
      for (TrustRule rule : directory.declarations().trustRules()) {
        if (rests(rule, what)) {
          rules.add(rule.name());
          identities.add(rule.subject());
        }
      }
      identities.addAll(identities(what, tokens));
      return new Revoke.Reached(
          first(identities),
          first(rules),
          delegations(what, at),
          tokens.size(),
          recent.size() == EVENTS || identities.size() > MOST || rules.size() > MOST);
    } catch (StoreUnavailable | LogStoreException e) {
      throw new PartUnavailable("the registry or the record cannot be read", e);
    }
  }

  @Override
  public Set<String> vouchedBy(String issuer) throws PartUnavailable {
    try {
      return directory.declarations().trust(issuer).stream()
          .map(TrustRule::subject)
          .collect(Collectors.toUnmodifiableSet());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  private boolean rests(TrustRule rule, Revoke.Revocable what) throws StoreUnavailable {
    return switch (what) {
      case Revoke.WholeIssuer(String issuer) -> rule.issuer().equals(issuer);
      case Revoke.WholeIdentity(String subject) -> rule.subject().equals(subject);
      case Revoke.WholeEnvironment(Environment environment) ->
          directory
              .subject(rule.subject())
              .filter(actor -> actor instanceof Machine m && m.environment().equals(environment))
              .isPresent();
      case Revoke.OneToken one -> false;
      case Revoke.OneInstance one -> false;
    };
  }

  private Set<String> identities(Revoke.Revocable what, List<Living> tokens)
      throws StoreUnavailable {
    return switch (what) {
      case Revoke.WholeIdentity(String subject) ->
          directory.subject(subject).isPresent() ? Set.of(subject) : Set.of();
      case Revoke.WholeEnvironment(Environment environment) -> {
        Set<String> all = new HashSet<>();
        Filter within =
            new Filter(
                Optional.empty(), Optional.of(environment), Optional.empty(), "", "", Filter.MOST);
        for (Registered one : stores.registry().page(within)) {
          all.add(one.actor().subject());
        }
        yield all;
      }
      case Revoke.OneInstance one -> {
        Set<String> holders = new HashSet<>();
        for (Living token : tokens) {
          token.event().actor().map(ReachFromRecord::subject).ifPresent(holders::add);
        }
        yield holders;
      }
      case Revoke.OneToken one -> Set.of();
      case Revoke.WholeIssuer issuer -> Set.of();
    };
  }

  private int delegations(Revoke.Revocable what, Instant at) throws StoreUnavailable {
    if (!(what instanceof Revoke.WholeIdentity(String subject))) {
      return 0;
    }
    Optional<Actor> actor = directory.subject(subject);
    return actor.isEmpty() ? 0 : stores.delegations().holding(actor.get().id(), at, MOST).size();
  }

  private static List<Living> living(List<ReadEntry> recent, Instant at) {
    Set<String> back = new HashSet<>();
    for (ReadEntry entry : recent) {
      if (entry.event().particulars() instanceof Particulars.OfCredential taken) {
        back.addAll(taken.destroys());
      }
    }
    return recent.stream()
        .map(ReadEntry::event)
        .filter(event -> event.result() == Event.Result.DONE)
        .flatMap(event ->
            event.particulars() instanceof Particulars.OfCredential given
                    && given.id().isPresent()
                    && given.expires().filter(at::isBefore).isPresent()
                    && !back.contains(given.id().get())
                ? Optional.of(new Living(given.id().get(), event, given)).stream()
                : Optional.<Living>empty().stream())
        .toList();
  }

  private static Predicate<Living> tokenOf(Revoke.Revocable what) {
    return switch (what) {
      case Revoke.OneToken(var id) -> token -> token.id().equals(id.value());
      case Revoke.WholeIdentity(String subject) ->
          token ->
              token.event().actor().filter(a -> subject(a).equals(subject)).isPresent()
                  || token.given().subject().filter(s -> subject(s).equals(subject)).isPresent();
      case Revoke.OneInstance(String name) ->
          token -> runtime(token.event()).filter(name::equals).isPresent();
      case Revoke.WholeIssuer(String issuer) ->
          token -> issuer(token.event()).filter(issuer::equals).isPresent();
      case Revoke.WholeEnvironment(Environment environment) ->
          token -> token.given().issuer().contains("/e/" + environment.name() + "/");
    };
  }

  private static String subject(Party party) {
    return party.kind().word() + ":" + party.name();
  }

  private static Optional<String> runtime(Event event) {
    return event
        .proof()
        .flatMap(note ->
            switch (note) {
              case ProofNote.OfHuman human -> Optional.empty();
              case ProofNote.Failed failed -> Optional.empty();
              case ProofNote.OfWorkload workload ->
                  Optional.ofNullable(workload.claims().get("instance"));
              case ProofNote.OfAgent agent -> Optional.ofNullable(agent.claims().get("instance"));
            });
  }

  private static Optional<String> issuer(Event event) {
    return event
        .proof()
        .flatMap(note ->
            switch (note) {
              case ProofNote.OfHuman human -> Optional.empty();
              case ProofNote.Failed failed -> Optional.empty();
              case ProofNote.OfWorkload workload -> Optional.of(workload.issuer());
              case ProofNote.OfAgent agent -> Optional.of(agent.issuer());
            });
  }

  private static SortedSet<String> first(Set<String> all) {
    TreeSet<String> first = new TreeSet<>();
    all.stream().limit(MOST).forEach(first::add);
    return first;
  }
}
