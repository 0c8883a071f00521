package dev.ilk.lifecycle;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes identities out of use, step by step, and brings them back.
 *
 * <p>INVARIANT: each step looks at what is stored and can be done again, so whatever a crash cuts
 * off is carried to its end by whoever takes it up.
 */
public final class Retirement {
  private static final int TRIES = 20;
  private static final int TOGETHER = 1000;

  private final RegistryStore registry;
  private final DelegationStore delegations;
  private final RetiredStore retired;
  private final Directory directory;
  private final Runnable taken;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param registry the registry
   * @param delegations what is lent
   * @param retired what was taken out of use
   * @param directory what this node holds of the registry
   * @param taken told when credentials were taken back
   * @param clock the present
   */
  public Retirement(
      RegistryStore registry,
      DelegationStore delegations,
      RetiredStore retired,
      Directory directory,
      Runnable taken,
      InstantSource clock) {
    this.registry = registry;
    this.delegations = delegations;
    this.retired = retired;
    this.directory = directory;
    this.taken = taken;
    this.clock = clock;
  }

  /** What is declared of a machine and goes with it. */
  static List<Declared> rules(Catalogue catalogue, Machine machine) {
    return catalogue.all().stream().filter(one -> isOf(one, machine)).toList();
  }

  private static boolean isOf(Declared one, Machine machine) {
    return one.subject().equals(Optional.of(machine.subject()));
  }

  List<Delegation> lent(Machine machine, Instant now) throws StoreUnavailable {
    return delegations.holding(machine.id(), now, TOGETHER);
  }

  /**
   * What hangs on it first, then it and what it proves itself by, in one write.
   *
   * @param one under way
   * @throws StoreUnavailable if the store does not answer; it is taken up again
   */
  void carryOut(Retired one) throws StoreUnavailable {
    List<Delegation> lent = delegations.holding(one.identity(), clock.instant(), TOGETHER);
    while (!lent.isEmpty()) {
      for (Delegation delegation : lent) {
        delegations.end(delegation.id());
        directory.wrote(delegation.id());
      }
      lent = delegations.holding(one.identity(), clock.instant(), TOGETHER);
    }
    write(one, Status.REVOKED);
    taken.run();
    retired.move(one.identity(), State.RUNNING, State.DONE);
  }

  /**
   * Ends it for good, unless somebody brought it back.
   *
   * @param one whose time to undo is over
   * @throws StoreUnavailable if the store does not answer; it is taken up again
   */
  void finish(Retired one) throws StoreUnavailable {
    Optional<Registered> found = find(one);
    if (found.filter(it -> it.actor().status().mayAct()).isPresent()) {
      retired.move(one.identity(), State.DONE, State.UNDONE);
      return;
    }
    write(one, Status.ENDED);
    retired.move(one.identity(), State.DONE, State.FINAL);
  }

  /** Whoever undoes it meanwhile wins: the registry is another then, or the state is. */
  private void write(Retired one, Status status) throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Catalogue catalogue = registry.catalogue();
      Optional<Registered> found = find(one);
      boolean stands =
          retired.find(one.identity()).filter(it -> it.state() == one.state()).isPresent();
      if (!stands
          || found.isEmpty()
          || found.get().actor().status() == Status.ENDED
          || !(found.get().actor() instanceof Machine machine)
          || (status == Status.ENDED && machine.status() != Status.REVOKED)) {
        return;
      }
      List<Declared.Ref> gone = rules(catalogue, machine).stream().map(Declared::ref).toList();
      List<Registered> changed =
          machine.status() == status ? List.of() : List.of(found.get().in(status));
      if (written(new Batch(catalogue.version(), changed, List.of(), gone))) {
        return;
      }
    }
    throw contention();
  }

  /**
   * Brings it back with what it proves itself by.
   *
   * @param one done, and in time
   * @throws StoreUnavailable if the store does not answer, and it may be back or not
   */
  void undo(Retired one) throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Catalogue catalogue = registry.catalogue();
      Optional<Registered> found = find(one);
      if (found.isEmpty() || found.get().actor().status() != Status.REVOKED) {
        break;
      }
      List<Declared> back = one.rules().stream().filter(rule -> isFree(catalogue, rule)).toList();
      List<Registered> changed = List.of(found.get().in(one.before()));
      if (written(new Batch(catalogue.version(), changed, back, List.of()))) {
        retired.move(one.identity(), State.DONE, State.UNDONE);
        return;
      }
    }
    throw contention();
  }

  /** What somebody declared under the same name meanwhile stays. */
  private static boolean isFree(Catalogue catalogue, Declared rule) {
    return catalogue.all().stream().noneMatch(one -> one.ref().equals(rule.ref()));
  }

  private Optional<Registered> find(Retired one) throws StoreUnavailable {
    Key key = Key.id(one.identity());
    return Optional.ofNullable(registry.find(Set.of(key)).get(key));
  }

  private boolean written(Batch batch) throws StoreUnavailable {
    if (batch.isEmpty()) {
      return true;
    }
    boolean done = registry.write(batch);
    if (done) {
      directory.wrote(batch);
    }
    return done;
  }

  private static StoreUnavailable contention() {
    return new StoreUnavailable(
        "the registry would not stand still", new IOException("too much contention"));
  }
}
