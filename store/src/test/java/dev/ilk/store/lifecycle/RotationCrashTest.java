package dev.ilk.store.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.lifecycle.rotation.KeyStore;
import dev.ilk.lifecycle.rotation.Overdue;
import dev.ilk.lifecycle.rotation.RotationStore;
import dev.ilk.lifecycle.rotation.Rotations;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Dying;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A step of a rotation was decided, and the node dies at every call of the store in turn, before
 * and after it took place. Another node finishes; the client has the keys that it is to have, and
 * was never without one.
 */
class RotationCrashTest {
  private static final Instant NOW = Samples.NOW;
  private static final String OLD = "A".repeat(43);
  private static final String NEW = "B".repeat(43);

  /** What is never overdue here. */
  private static final class NothingOverdue implements Overdue {
    @Override
    public boolean again(Id.Identity client, String thumbprint, Instant now) {
      return true;
    }

    @Override
    public boolean add(Machine machine, String thumbprint, Instant due, Instant now) {
      return false;
    }

    @Override
    public void forget(Instant before) {}
  }

  private static Rotations node(
      Stores stores,
      RegistryStore registry,
      RotationStore rotations,
      KeyStore keys,
      RevocationStore revocations) {
    Ids ids = new Ids(() -> NOW);
    return new Rotations(
        new Rotations.Kept(
            rotations,
            keys,
            registry,
            new Directory(registry, stores.delegations(), 100, Duration.ofSeconds(10))),
        new Rotations.Others(
            all -> List.of(),
            (machine, at) ->
                revocations.add(Revocation.ofBearers(machine.subject(), Optional.empty(), at)),
            at -> at,
            new NothingOverdue()),
        new Routines(event -> 0, new Minutes(ids, "n1"), ids, () -> NOW),
        Schedule.DEFAULT,
        () -> NOW);
  }

  /** A client with keys, in the middle of a rotation. */
  private static Workload decided(Stores stores, int number, State state, Set<String> keys)
      throws StoreUnavailable {
    Workload workload = Samples.workload("prod-" + state.word() + number);
    RegistryStore registry = stores.registry();
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                List.of(new Registered(workload, "", 0)),
                List.of(
                    new Declared.OfClient(
                        new Client(workload.name(), new ClientMethod.OwnCertificates(keys)), "")),
                List.of())));
    assertTrue(
        stores
            .governance()
            .rotations()
            .begin(
                new Rotation(
                    workload.id(),
                    workload.subject(),
                    new Rotation.Keys(List.of(OLD), NEW, NEW),
                    "it is a year old",
                    Samples.IDS.identity(),
                    NOW,
                    state == State.REPLACING ? NOW : NOW.plusSeconds(7200),
                    state,
                    "")));
    return workload;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void what_was_decided_is_done_whatever_crashes(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase database = TestDatabase.create(kind)) {
      Stores first = database.node();
      Stores second = database.node();
      Set<String> both = Set.of(OLD, NEW);
      survives(first, second, State.ADDING, Set.of(OLD), both, State.OVERLAP);
      survives(first, second, State.ENDING, both, Set.of(NEW), State.DONE);
      survives(first, second, State.ABORTING, both, Set.of(OLD), State.ABORTED);
      survives(first, second, State.REPLACING, Set.of(OLD), Set.of(NEW), State.DONE);
    }
  }

  private static void survives(
      Stores first, Stores second, State decided, Set<String> before, Set<String> after, State end)
      throws Exception {
    Crashes.everywhere(
        first,
        second,
        7,
        new Crashes.Case<Workload>() {
          @Override
          public Workload begin(Stores stores, int number) throws StoreUnavailable {
            return decided(stores, number, decided, before);
          }

          @Override
          public void dies(Stores stores, Dying dying) throws Exception {
            node(
                    stores,
                    dying.at(RegistryStore.class, stores.registry()),
                    dying.at(RotationStore.class, stores.governance().rotations()),
                    dying.at(KeyStore.class, stores.governance().keys()),
                    dying.at(RevocationStore.class, stores.revocations()))
                .goOn();
          }

          @Override
          public void finishes(Stores stores) throws Exception {
            node(
                    stores,
                    stores.registry(),
                    stores.governance().rotations(),
                    stores.governance().keys(),
                    stores.revocations())
                .goOn();
          }

          @Override
          public void ended(Stores stores, Workload workload) throws StoreUnavailable {
            assertEquals(
                new ClientMethod.OwnCertificates(after),
                stores.registry().catalogue().client(workload.name()).orElseThrow().method());
            Rotation one = stores.governance().rotations().find(workload.id()).orElseThrow();
            assertEquals(end, one.state());
            // What still waits for its time would be looked at with each one after it.
            stores.governance().rotations().replace(one, one.in(State.ABORTED, ""));
            assertEquals(
                decided == State.REPLACING,
                stores.revocations().after(0, RevocationStore.MAX_PAGE).stream()
                    .anyMatch(
                        back -> back.revocation().what().names().contains(workload.subject())),
                "what it got is taken back where its keys are replaced at once");
          }
        });
  }
}
