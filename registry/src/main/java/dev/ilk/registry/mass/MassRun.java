package dev.ilk.registry.mass;

import dev.ilk.actor.Actor;
import dev.ilk.actor.ResourceServer;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries plans out.
 *
 * <p>INVARIANT: every step looks at what is stored before it writes, and writes only if that still
 * stands. So a step that a crash has cut off can be done again, whether it took place or not, and
 * two nodes at the same plan do no harm.
 */
public final class MassRun {
  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final int TOGETHER = 100;
  private static final int TRIES = 50;

  private final RegistryStore registry;
  private final MassStore plans;
  private final Directory directory;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param registry the registry
   * @param plans where plans are kept
   * @param directory what this node holds of the registry
   * @param clock the present
   */
  public MassRun(
      RegistryStore registry, MassStore plans, Directory directory, InstantSource clock) {
    this.registry = registry;
    this.plans = plans;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Carries out what is under way and nobody works at.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   */
  public void resume() throws StoreUnavailable {
    Optional<MassPlan> plan = claim();
    while (plan.isPresent()) {
      run(plan.get());
      plan = claim();
    }
  }

  private Optional<MassPlan> claim() throws StoreUnavailable {
    return plans.claim(clock.instant(), clock.instant().plus(CLAIM));
  }

  /**
   * Carries a plan out.
   *
   * @param plan one that is under way
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   */
  void run(MassPlan plan) throws StoreUnavailable {
    if (plan.what() instanceof MassPlan.RenameTeam rename) {
      declare(rename);
    }
    for (int i = 0; i < TRIES; i++) {
      changeAll(plan);
      if (isSettled(plan)) {
        plans.finish(plan.id());
        return;
      }
    }
    throw new StoreUnavailable(
        "the registry would not stand still", new IllegalStateException("too much contention"));
  }

  /** The new name first: whatever refers to it from now on refers to something. */
  private void declare(MassPlan.RenameTeam rename) throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Catalogue catalogue = registry.catalogue();
      if (catalogue.teams().contains(rename.to())
          || write(
              new Batch(
                  catalogue.version(),
                  List.of(),
                  List.of(new Declared.OfTeam(rename.to())),
                  List.of()))) {
        return;
      }
    }
  }

  private void changeAll(MassPlan plan) throws StoreUnavailable {
    List<MassStore.Member> some = plans.members(plan.id(), true, TOGETHER);
    while (!some.isEmpty()) {
      for (MassStore.Member member : some) {
        change(plan.what(), member);
      }
      plans.note(plan.id(), some, true);
      some = plans.members(plan.id(), true, TOGETHER);
    }
  }

  private void change(MassPlan.What what, MassStore.Member member) throws StoreUnavailable {
    Key key = Key.id(member.identity());
    for (int i = 0; i < TRIES; i++) {
      Registered found = registry.find(Set.of(key)).get(key);
      if (found == null || !Moved.concerns(what, found.actor())) {
        return;
      }
      Actor next = Moved.of(what, found.actor());
      if (registry.replace(found.with(next))) {
        directory.wrote(next.id());
        return;
      }
    }
  }

  /**
   * The old name goes in a write that holds only if nothing was written since it was found that
   * nobody bears it: who came meanwhile is changed first.
   */
  private boolean isSettled(MassPlan plan) throws StoreUnavailable {
    if (!(plan.what() instanceof MassPlan.RenameTeam rename)) {
      return true;
    }
    Catalogue catalogue = registry.catalogue();
    List<MassStore.Member> late = Members.of(registry, rename);
    if (!late.isEmpty()) {
      plans.note(plan.id(), late, false);
      return false;
    }
    List<Declared> services = new ArrayList<>();
    for (Declared one : catalogue.all()) {
      if (one instanceof Declared.OfServer(ResourceServer server, String set)
          && server.owner().equals(rename.from())) {
        services.add(new Declared.OfServer(owned(server, rename), set));
      }
    }
    boolean gone = !catalogue.teams().contains(rename.from());
    List<Declared.Ref> old =
        gone ? List.of() : List.of(new Declared.Ref(Declared.Type.TEAM, rename.from().name()));
    Batch batch = new Batch(catalogue.version(), List.of(), services, old);
    return batch.isEmpty() || write(batch);
  }

  private boolean write(Batch batch) throws StoreUnavailable {
    boolean written = registry.write(batch);
    if (written) {
      directory.wrote(batch);
    }
    return written;
  }

  private static ResourceServer owned(ResourceServer of, MassPlan.RenameTeam rename) {
    return new ResourceServer(
        of.audience(), of.environment(), of.tenant(), rename.to(), of.scopes());
  }
}
