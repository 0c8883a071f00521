package dev.ilk.registry;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.words.Prose;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a part of what identities hold away from them. Idempotent. */
public final class Narrowing implements Handler<Narrow, Done> {
  private static final int TRIES = 20;

  private final RegistryStore store;
  private final Directory directory;

  /**
   * Builds the handler.
   *
   * @param store the registry
   * @param directory what this node holds of it
   */
  public Narrowing(RegistryStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  @Override
  public Result<Handled<Done>> act(Permit<Narrow> permit) throws PartUnavailable {
    Narrow asked = permit.command();
    if (isLastResort(asked)) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "reserved", "`operator` is Ilk's own emergency identity")
              .mend("revoke it, if it must not be used"));
    }
    return narrow(asked)
        ? Result.ok(Handled.of(Done.DONE, asked.asked()))
        : Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "unknown",
                    "`%s` does not hold it".formatted(Prose.shown(asked.subject())))
                .mend("look at `ilk identity show`"));
  }

  private static boolean isLastResort(Narrow asked) {
    return asked.subject().equals("human:" + Bootstrap.OPERATOR);
  }

  /**
   * Takes it away, for a permit or for what is due.
   *
   * @param asked what
   * @return false if it was not held
   * @throws PartUnavailable if the registry cannot be written
   */
  public boolean narrow(Narrow asked) throws PartUnavailable {
    try {
      return asked.what() instanceof Narrow.OfTrust(String rule)
          ? forget(new Declared.Ref(Declared.Type.TRUST, rule), asked.subject())
          : replace(asked);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read or written", e);
    }
  }

  private boolean forget(Declared.Ref rule, String subject) throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      var catalogue = store.catalogue();
      boolean there =
          catalogue.trustRules().stream()
              .anyMatch(one -> one.name().equals(rule.name()) && one.subject().equals(subject));
      if (!there) {
        return false;
      }
      Batch batch = new Batch(catalogue.version(), List.of(), List.of(), List.of(rule));
      if (store.write(batch)) {
        directory.wrote(batch);
        return true;
      }
    }
    throw contention();
  }

  private boolean replace(Narrow asked) throws StoreUnavailable {
    Key key = Key.subject(asked.subject());
    for (int i = 0; i < TRIES; i++) {
      Registered found = store.find(Set.of(key)).get(key);
      if (found == null) {
        return false;
      }
      Optional<Actor> less = less(found.actor(), asked.what());
      if (less.isEmpty()) {
        return false;
      }
      if (store.replace(found.with(less.get()))) {
        directory.wrote(less.get().id());
        return true;
      }
    }
    throw contention();
  }

  /** Empty if it does not hold it. */
  private static Optional<Actor> less(Actor actor, Narrow.What what) {
    return switch (what) {
      case Narrow.Scopes(Set<String> scopes) ->
          switch (actor) {
            case Human human -> Optional.empty();
            case Workload workload ->
                without(workload.scopes(), scopes).map(left -> with(workload, left));
            case Agent agent -> without(agent.scopes(), scopes).map(left -> with(agent, left));
          };
      case Narrow.OfTeam(String name) ->
          actor instanceof Human human
                  && human.teams().stream().anyMatch(team -> team.name().equals(name))
              ? Optional.of(withoutOne(human, name, ""))
              : Optional.empty();
      case Narrow.OfRole(String name) ->
          actor instanceof Human human
                  && human.roles().stream().anyMatch(role -> role.name().equals(name))
              ? Optional.of(withoutOne(human, "", name))
              : Optional.empty();
      case Narrow.OfTrust rule -> Optional.empty();
    };
  }

  /** A person with one team or role less. */
  private static Actor withoutOne(Human of, String team, String role) {
    return new Human(
        of.id(),
        of.name(),
        of.subtype(),
        of.status(),
        of.created(),
        of.expires(),
        of.account(),
        new HashSet<>(of.teams().stream().filter(one -> !one.name().equals(team)).toList()),
        new HashSet<>(of.roles().stream().filter(one -> !one.name().equals(role)).toList()),
        of.profile(),
        of.manager());
  }

  private static Optional<Set<String>> without(Set<String> held, Set<String> gone) {
    Set<String> left = new HashSet<>(held);
    return left.removeAll(gone) ? Optional.of(left) : Optional.empty();
  }

  private static Actor with(Workload of, Set<String> scopes) {
    return new Workload(
        of.id(),
        of.name(),
        of.subtype(),
        of.status(),
        of.environment(),
        of.tenant(),
        of.stewardship(),
        of.created(),
        of.end(),
        scopes);
  }

  private static Actor with(Agent of, Set<String> scopes) {
    return new Agent(
        of.id(),
        of.name(),
        of.status(),
        of.environment(),
        of.tenant(),
        of.stewardship(),
        of.created(),
        of.end(),
        scopes,
        of.model());
  }

  private static StoreUnavailable contention() {
    return new StoreUnavailable(
        "the registry would not stand still", new IllegalStateException("too much contention"));
  }
}
