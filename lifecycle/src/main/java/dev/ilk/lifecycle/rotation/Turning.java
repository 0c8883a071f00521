package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Machine;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.RegistryStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns one client from its old keys to the new one.
 *
 * <p>INVARIANT: each turn looks at what is stored and can be done again, so whatever a crash cuts
 * off is carried on by whoever takes it up; and no turn leaves a client without a key, or with one
 * that a declaration has meanwhile taken out.
 */
final class Turning {
  private static final int TRIES = 20;

  private final RotationStore store;
  private final RegistryStore registry;
  private final Directory directory;
  private final ClientCheck check;
  private final TakingBack back;
  private final InstantSource clock;

  Turning(
      RotationStore store,
      RegistryStore registry,
      Directory directory,
      ClientCheck check,
      TakingBack back,
      InstantSource clock) {
    this.store = store;
    this.registry = registry;
    this.directory = directory;
    this.check = check;
    this.back = back;
    this.clock = clock;
  }

  /** What a turn comes to: how the client authenticates then, or why it is not turned. */
  private sealed interface Turned {
    record To(ClientMethod method, State state) implements Turned {}

    record Not(String why) implements Turned {}
  }

  /** Carries on what was decided; what waits for its time stays. */
  Rotation carry(Rotation one) throws StoreUnavailable {
    Rotation after =
        switch (one.state()) {
          case ADDING, ENDING, ABORTING -> turned(one);
          case REPLACING -> replaced(one);
          case OVERLAP, HELD, DONE, ABORTED, VOID -> one;
        };
    return after.equals(one) || store.replace(one, after)
        ? after
        : store.find(one.identity()).orElse(after);
  }

  /**
   * Nobody gets anything more by an old key before what it got is taken back: the other way round
   * it would get something in between.
   */
  private Rotation replaced(Rotation one) throws StoreUnavailable {
    Rotation after = turned(one);
    if (after.state() == State.DONE
        && directory.subject(one.subject()).orElse(null) instanceof Machine machine) {
      back.from(machine, clock.instant());
    }
    return after;
  }

  /** How one stands that waits for its time, beside what is declared by now. */
  Rotation beside(Rotation one, Catalogue catalogue) {
    Optional<Declared.OfClient> client = client(catalogue, one);
    Set<String> declared =
        client.map(found -> ClientKeys.of(found.client().method())).orElse(Set.of());
    if (!declared.contains(one.keys().next())) {
      return one.in(State.VOID, "a declaration took the new key out");
    }
    return one.keys().old().stream().noneMatch(declared::contains)
        ? one.in(State.DONE, "a declaration took the old keys out")
        : one;
  }

  private Rotation turned(Rotation one) throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Catalogue catalogue = registry.catalogue();
      Optional<Declared.OfClient> found = client(catalogue, one);
      if (found.isEmpty()) {
        return one.in(State.VOID, "it is no client any more");
      }
      ClientMethod method = found.get().client().method();
      switch (turn(one, method)) {
        case Turned.Not(String why) -> {
          return one.in(State.VOID, why);
        }
        case Turned.To(ClientMethod next, State state) -> {
          Client client = new Client(found.get().client().workload(), next);
          Optional<Problem> objection =
              next.equals(method) ? Optional.empty() : objection(catalogue, client);
          if (objection.isPresent()) {
            return one.in(State.VOID, objection.get().message());
          }
          if (next.equals(method) || written(catalogue, client, found.get().set())) {
            return one.in(state, "");
          }
        }
      }
    }
    throw new StoreUnavailable(
        "the registry would not stand still", new IOException("too much contention"));
  }

  private static Turned turn(Rotation one, ClientMethod method) {
    Set<String> declared = ClientKeys.of(method);
    boolean next = declared.contains(one.keys().next());
    boolean old = one.keys().old().stream().anyMatch(declared::contains);
    return switch (one.state()) {
      case ADDING ->
          next || old
              ? new Turned.To(ClientKeys.with(method, one.keys()), State.OVERLAP)
              : new Turned.Not("a declaration took the old keys out");
      case REPLACING ->
          next || old
              ? new Turned.To(
                  ClientKeys.without(ClientKeys.with(method, one.keys()), one.keys().old()),
                  State.DONE)
              : new Turned.Not("a declaration took the old keys out");
      case ENDING ->
          next
              ? new Turned.To(ClientKeys.without(method, one.keys().old()), State.DONE)
              : new Turned.Not("a declaration took the new key out");
      case ABORTING ->
          old
              ? new Turned.To(ClientKeys.without(method, List.of(one.keys().next())), State.ABORTED)
              : new Turned.Not("a declaration took the old keys out");
      case OVERLAP, HELD, DONE, ABORTED, VOID ->
          throw new IllegalStateException("nothing is to be turned");
    };
  }

  /**
   * What speaks against a client as it would be.
   *
   * @param catalogue what is declared
   * @param client as it would be
   * @return the first thing that does
   */
  Optional<Problem> objection(Catalogue catalogue, Client client) {
    List<Client> all = new ArrayList<>(catalogue.clients());
    all.removeIf(other -> other.workload().equals(client.workload()));
    all.add(client);
    return check.check(all).stream().findFirst();
  }

  private static Optional<Declared.OfClient> client(Catalogue catalogue, Rotation one) {
    String workload = one.subject().substring(one.subject().indexOf(':') + 1);
    return catalogue
        .find(new Declared.Ref(Declared.Type.CLIENT, workload))
        .filter(Declared.OfClient.class::isInstance)
        .map(Declared.OfClient.class::cast);
  }

  private boolean written(Catalogue catalogue, Client client, String set) throws StoreUnavailable {
    Batch batch =
        new Batch(
            catalogue.version(), List.of(), List.of(new Declared.OfClient(client, set)), List.of());
    boolean done = registry.write(batch);
    if (done) {
      directory.wrote(batch);
    }
    return done;
  }
}
