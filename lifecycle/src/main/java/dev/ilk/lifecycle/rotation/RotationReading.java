package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListRotations;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadRotation;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.RotationView;
import dev.ilk.gate.lifecycle.RotationView.Way;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.UnderWay;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells how what identities prove themselves by is replaced, and which rotations are open. */
final class RotationReading {
  private static final int MOST_TOLD = 1000;
  private static final Set<String> SEE_ALL = Set.of("operator", "auditor");

  private final RotationStore store;
  private final KeyStore keys;
  private final Directory directory;

  RotationReading(RotationStore store, KeyStore keys, Directory directory) {
    this.store = store;
    this.keys = keys;
    this.directory = directory;
  }

  Result<Handled<RotationView>> read(Permit<ReadRotation> permit) throws PartUnavailable {
    ReadRotation asked = permit.command();
    try {
      Optional<Actor> actor = new Subjects(directory).find(asked.subject());
      return actor.isEmpty()
          ? Result.failed(
              Problem.of(Problem.Kind.NOT_FOUND, "unknown", "there is no such identity")
                  .mend("look at `ilk identity ls`"))
          : Result.ok(Handled.of(view(actor.get()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("what is known of keys cannot be read", e);
    }
  }

  private RotationView view(Actor actor) throws StoreUnavailable {
    return switch (actor) {
      case Human human -> plain(human, List.of(Way.PASSKEYS));
      case Agent agent -> plain(agent, List.of(Way.PLATFORM, Way.ISSUED));
      case Workload workload -> view(workload);
    };
  }

  private static RotationView plain(Actor actor, List<Way> ways) {
    return new RotationView(
        actor.subject(), ways, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private RotationView view(Workload workload) throws StoreUnavailable {
    Declarations declared = directory.declarations();
    Optional<ClientMethod> method = declared.client(workload.name()).map(Client::method);
    List<Way> ways = new ArrayList<>();
    method.map(RotationReading::way).ifPresent(ways::add);
    if (declared.trustRules().stream()
        .anyMatch(rule -> rule.subject().equals(workload.subject()))) {
      ways.add(Way.PLATFORM);
    }
    if (!declared.processes(workload.name()).isEmpty()) {
      ways.add(Way.JOINED);
    }
    ways.add(Way.ISSUED);
    List<KeyStore.Sight> sights =
        keys.of(Set.of(workload.id())).getOrDefault(workload.id(), List.of());
    return new RotationView(
        workload.subject(),
        ways,
        keys(method.map(ClientKeys::of).orElse(Set.of()), sights),
        workload.stewardship().rotation(),
        method.flatMap(one -> DueDate.next(workload, one, sights)).map(DueDate::at),
        store.find(workload.id()));
  }

  private static Way way(ClientMethod method) {
    return switch (method) {
      case ClientMethod.Keys keys -> Way.KEYS;
      case ClientMethod.OwnCertificates own -> Way.CERTIFICATES;
      case ClientMethod.PublishedKeys published -> Way.PUBLISHED;
      case ClientMethod.Certificate named -> Way.AUTHORITY;
    };
  }

  private static List<RotationView.Key> keys(Set<String> declared, List<KeyStore.Sight> sights) {
    List<RotationView.Key> all = new ArrayList<>();
    Set<String> unknown = new HashSet<>(declared);
    for (KeyStore.Sight sight : sights) {
      unknown.remove(sight.thumbprint());
      all.add(
          new RotationView.Key(
              sight.thumbprint(),
              declared.contains(sight.thumbprint()),
              Optional.of(sight.since()),
              sight.lastUse()));
    }
    unknown.stream()
        .sorted()
        .forEach(
            key -> all.add(new RotationView.Key(key, true, Optional.empty(), Optional.empty())));
    return all;
  }

  Result<Handled<List<Rotation>>> list(Permit<ListRotations> permit) throws PartUnavailable {
    try {
      List<Rotation> open = UnderWay.seen(store, Rotation::identity, one -> true, MOST_TOLD);
      List<Rotation> seen = new ArrayList<>();
      for (Rotation one : open) {
        if (concerns(one, permit.proof().actor())) {
          seen.add(one);
        }
      }
      return Result.ok(Handled.of(seen, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("rotations cannot be read", e);
    }
  }

  private boolean concerns(Rotation one, Actor actor) throws StoreUnavailable {
    return actor instanceof Human human
        && (one.by().equals(human.id())
            || human.roles().stream().map(Role::name).anyMatch(SEE_ALL::contains)
            || directory
                .identity(one.identity())
                .filter(Workload.class::isInstance)
                .map(Workload.class::cast)
                .filter(machine ->
                    human.teams().contains(machine.stewardship().owner())
                        || machine.stewardship().approver().equals(Optional.of(human.name())))
                .isPresent());
  }
}
