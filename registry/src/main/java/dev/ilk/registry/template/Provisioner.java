package dev.ilk.registry.template;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.DeclarationFile;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.plan.Plan;
import dev.ilk.registry.plan.Planner;
import dev.ilk.registry.plan.Snapshot;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Makes one identity of a declaration, by the registry's own planner. It only ever adds: what is
 * registered already is never changed by a request.
 */
public final class Provisioner {
  private static final int TRIES = 20;

  private final RegistryStore store;
  private final Directory directory;
  private final TrustCheck trustCheck;

  /**
   * Builds it.
   *
   * @param store the registry
   * @param directory what this node holds of it
   * @param trustCheck what the planes say of trust rules
   */
  public Provisioner(RegistryStore store, Directory directory, TrustCheck trustCheck) {
    this.store = store;
    this.directory = directory;
    this.trustCheck = trustCheck;
  }

  /**
   * Works out what making it would add, and adds nothing.
   *
   * @param document a declaration of one identity
   * @param id its id
   * @param now when
   * @return what would be added, or why it cannot be
   * @throws StoreUnavailable if the registry cannot be read
   */
  public Result<List<ChangeRegistry.Change>> look(String document, Id.Identity id, Instant now)
      throws StoreUnavailable {
    return plan(document, id, now).then(plan -> Result.ok(plan.changes()));
  }

  /**
   * Makes it, once: an identity of this id is the one that was made before.
   *
   * @param document a declaration of one identity
   * @param id its id
   * @param now when
   * @return the id, or why it cannot be made
   * @throws StoreUnavailable if it is not known whether it was made; it can be tried again
   */
  public Result<Id.Identity> make(String document, Id.Identity id, Instant now)
      throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      if (exists(id)) {
        return Result.ok(id);
      }
      switch (plan(document, id, now)) {
        case Result.Failed<Plan>(List<Problem> problems) -> {
          return new Result.Failed<>(problems);
        }
        case Result.Ok<Plan>(Plan plan) -> {
          if (store.write(plan.batch())) {
            directory.wrote(plan.batch());
            return Result.ok(id);
          }
        }
      }
    }
    throw new StoreUnavailable(
        "the registry would not stand still", new IllegalStateException("too much contention"));
  }

  /**
   * Whether it was made.
   *
   * @param id its id
   * @return also if it has ended since
   * @throws StoreUnavailable if the registry cannot be read
   */
  public boolean exists(Id.Identity id) throws StoreUnavailable {
    return !store.find(Set.of(Key.id(id))).isEmpty();
  }

  private Result<Plan> plan(String document, Id.Identity id, Instant now) throws StoreUnavailable {
    Problems problems = new Problems();
    Declaration declaration = DeclarationFile.read(document, problems);
    Snapshot snapshot = Snapshot.read(store, declaration);
    // Neither clients nor policies are made of templates, so that there is nothing to check there.
    Planner planner =
        new Planner(() -> id, trustCheck, clients -> List.of(), policies -> List.of());
    return planner.plan(declaration, snapshot, now, problems).then(Provisioner::onlyAdding);
  }

  private static Result<Plan> onlyAdding(Plan plan) {
    return !plan.changes().isEmpty()
            && plan.changes().stream().allMatch(change -> change.verb() == ChangeRegistry.Verb.ADD)
        ? Result.ok(plan)
        : Result.failed(
            Problem.of(
                    Problem.Kind.CONFLICT, "name_taken", "an identity of this name is registered")
                .mend("ask for another; a request never changes what is registered"));
  }
}
