package dev.ilk.registry.plan;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.registry.declare.Expiry;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.Spec;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an identity becomes: the file's word where it has one, and the registry's where it has none.
 * Id, creation and status are always the registry's; end, last review and bound account are too,
 * unless the file names them, so that applying again moves nothing.
 */
final class Identities {
  /** Nonhuman identities expire by default (R2). */
  private static final Duration USUAL_LIFE = Duration.ofDays(90);

  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private final String set;
  private final Snapshot snapshot;
  private final Problems problems;
  private final Supplier<Id.Identity> ids;
  private final Instant now;

  Identities(
      String set, Snapshot snapshot, Problems problems, Supplier<Id.Identity> ids, Instant now) {
    this.set = set;
    this.snapshot = snapshot;
    this.problems = problems;
    this.ids = ids;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The identity as it is registered under this very kind. */
  Optional<Registered> stored(Spec spec) {
    return snapshot.find(Key.subject(spec.subject()));
  }

  Registered wanted(Spec spec) {
    Optional<Registered> stored = stored(spec);
    checkKind(spec);
    stored.ifPresent(registered -> checkHistory(spec, registered));
    Actor actor =
        switch (spec) {
          case Spec.OfHuman human -> human(human, stored.map(r -> (Human) r.actor()));
          case Spec.OfMachine machine -> machine(machine, stored.map(r -> (Machine) r.actor()));
        };
    return new Registered(actor, set, stored.map(Registered::revision).orElse(0L));
  }

  private void checkKind(Spec spec) {
    for (Kind other : Kind.values()) {
      boolean taken = snapshot.find(Key.subject(other.word() + ":" + spec.name())).isPresent();
      if (other != spec.kind() && taken) {
        problems.conflict(
            spec.place(),
            "kind_fixed",
            "`%s` is registered as %s %s, and a kind never changes"
                .formatted(spec.name(), other == Kind.AGENT ? "an" : "a", other.word()),
            "declare it there, or choose another name");
      }
    }
  }

  private void checkHistory(Spec spec, Registered stored) {
    if (stored.actor().status() == Status.ENDED) {
      problems.conflict(
          spec.place(),
          "name_retired",
          "`%s` has ended, and its name is never given to another".formatted(spec.name()),
          "choose a new name");
    }
    Sets.check(set, stored.set(), spec.place(), spec.name(), problems);
  }

  private Human human(Spec.OfHuman spec, Optional<Human> stored) {
    Human.ProviderAccount account = spec.account();
    // An account of another provider is another account, even if the number is the same.
    Optional<String> bound =
        stored
            .map(Human::account)
            .filter(old -> old.provider().equals(account.provider()))
            .flatMap(Human.ProviderAccount::subject);
    Optional<String> subject = account.subject().or(() -> bound);
    checkAccount(spec, Key.email(account.provider(), account.email()), account.email());
    subject.ifPresent(s -> checkAccount(spec, Key.account(account.provider(), s), s));
    Instant created = stored.map(Human::created).orElse(now);
    Optional<Instant> expires = spec.expires().map(e -> e.from(created));
    if (expires.isPresent() && !expires.equals(stored.flatMap(Human::expires))) {
      checkFuture(spec, expires.get());
    }
    return new Human(
        id(stored),
        spec.name(),
        spec.subtype(),
        status(stored),
        created,
        expires,
        new Human.ProviderAccount(account.provider(), subject, account.email()),
        spec.teams(),
        spec.roles(),
        spec.profile(),
        stored.flatMap(Human::manager));
  }

  private void checkAccount(Spec.OfHuman spec, Key key, String shown) {
    snapshot
        .find(key)
        .filter(other -> !other.actor().subject().equals(spec.subject()))
        .ifPresent(other ->
            problems.conflict(
                spec.place(),
                "account_taken",
                "`%s` belongs to `%s`".formatted(shown, other.actor().subject()),
                "one account is one person's"));
  }

  private Machine machine(Spec.OfMachine spec, Optional<Machine> stored) {
    stored.ifPresent(old -> checkTenant(spec, old));
    Instant created = stored.map(Machine::created).orElse(now);
    Instant end = end(spec, stored, counted(stored, created));
    Stewardship stewardship = reviewed(spec.stewardship(), stored);
    return switch (spec.nature()) {
      case Spec.OfWorkload(Workload.Subtype subtype) ->
          new Workload(
              id(stored),
              spec.name(),
              subtype,
              status(stored),
              spec.environment(),
              spec.tenant(),
              stewardship,
              created,
              end,
              spec.scopes());
      case Spec.OfAgent(String model) ->
          new Agent(
              id(stored),
              spec.name(),
              status(stored),
              spec.environment(),
              spec.tenant(),
              stewardship,
              created,
              end,
              spec.scopes(),
              model);
    };
  }

  private void checkTenant(Spec.OfMachine spec, Machine stored) {
    if (!stored.tenant().equals(spec.tenant())) {
      problems.conflict(
          spec.place(),
          "trust_domain_fixed",
          "`%s` belongs to tenant `%s`, and a tenant is a trust domain of its own (W9)"
              .formatted(spec.name(), stored.tenant()),
          "declare another identity for tenant `%s`".formatted(spec.tenant()));
    }
  }

  /**
   * A length of life is counted from when the need was last confirmed: renewing outlasts applying.
   */
  private static Instant counted(Optional<Machine> stored, Instant created) {
    return stored
        .flatMap(old -> old.stewardship().lastReview())
        .filter(created::isBefore)
        .orElse(created);
  }

  private Instant end(Spec.OfMachine spec, Optional<Machine> stored, Instant since) {
    Optional<Instant> wanted = spec.expires().map(expires -> expires.from(since));
    Optional<Instant> kept = stored.map(Machine::end);
    if (wanted.isPresent() && !wanted.equals(kept)) {
      checkFuture(spec, wanted.get());
      if (wanted.get().isAfter(now.plus(LONGEST_LIFE))) {
        problems.invalid(
            spec.place(),
            "too_long",
            "`%s` would stand until %s; at most one year is given at a time"
                .formatted(spec.name(), wanted.get()),
            "name an earlier end, and renew when the need is confirmed");
      }
    }
    return wanted.or(() -> kept).orElseGet(() -> since.plus(USUAL_LIFE));
  }

  private void checkFuture(Spec spec, Instant end) {
    if (!end.isAfter(now)) {
      String after =
          spec.expires().filter(Expiry.After.class::isInstance).isPresent()
              ? " (counted from its creation, or its last review)"
              : "";
      problems.invalid(
          spec.place(),
          "expired",
          "`%s` would have ended on %s%s".formatted(spec.name(), end, after),
          "name a later end");
    }
  }

  private static Stewardship reviewed(Stewardship wanted, Optional<Machine> stored) {
    return new Stewardship(
        wanted.owner(),
        wanted.contact(),
        wanted.approver(),
        wanted.purpose(),
        wanted.sensitivity(),
        wanted.authentication(),
        wanted.credentialLifetime(),
        wanted.dependencies(),
        wanted.recreatable(),
        wanted.rotation(),
        wanted.revocationPath(),
        wanted.lastReview().or(() -> stored.flatMap(old -> old.stewardship().lastReview())));
  }

  private Id.Identity id(Optional<? extends Actor> stored) {
    return stored.<Id.Identity>map(Actor::id).orElseGet(ids);
  }

  private static Status status(Optional<? extends Actor> stored) {
    return stored.<Status>map(Actor::status).orElse(Status.ACTIVE);
  }
}
