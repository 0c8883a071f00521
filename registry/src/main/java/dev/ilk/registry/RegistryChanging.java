package dev.ilk.registry;

import dev.ilk.decide.Decision;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Together;
import dev.ilk.gate.declared.Author;
import dev.ilk.gate.declared.Shape;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.check.PolicyCheck;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.DeclarationFile;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.plan.Elsewhere;
import dev.ilk.registry.plan.Plan;
import dev.ilk.registry.plan.Planner;
import dev.ilk.registry.plan.Snapshot;
import dev.ilk.registry.plan.Steps;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.RegistryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares a declaration with the registry, and makes it so if wanted: all or none (R10). */
public final class RegistryChanging implements Handler<ChangeRegistry, ChangeRegistry.Changes> {
  private static final int MOST_TOLD = 20;

  private final RegistryStore store;
  private final Directory directory;
  private final Planner planner;
  private final List<Sort> sorts;
  private final List<Shape> shapes;
  private final Together together;

  /**
   * Builds the handler.
   *
   * @param store the registry
   * @param directory what this node holds of it
   * @param ids where the ids of new identities come from
   * @param trustCheck what the planes say of trust rules
   * @param clientCheck what the planes say of clients
   * @param policyCheck what the access plane says of policies
   * @param sorts what other rooms keep, in the order in which it is made
   * @param together decides and records what is done to it
   */
  public RegistryChanging(
      RegistryStore store,
      Directory directory,
      Ids ids,
      TrustCheck trustCheck,
      ClientCheck clientCheck,
      PolicyCheck policyCheck,
      List<Sort> sorts,
      Together together) {
    this.store = store;
    this.sorts = List.copyOf(sorts);
    this.shapes = sorts.stream().map(Sort::shape).toList();
    this.together = together;
    this.directory = directory;
    this.planner = new Planner(ids::identity, trustCheck, clientCheck, policyCheck);
  }

  @Override
  public Result<Handled<ChangeRegistry.Changes>> act(Permit<ChangeRegistry> permit)
      throws PartUnavailable {
    ChangeRegistry asked = permit.command();
    try {
      return change(
              asked,
              new Author(permit.proof().actor().subject(), permit.arrival().at()),
              (plan, write) -> decided(permit, plan, write))
          .then(changes -> Result.ok(Handled.of(changes, told(asked, changes))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read or written", e);
    }
  }

  /** Sees to it that what other rooms do is allowed and recorded before it is written. */
  interface Deciding {
    Result<Boolean> decided(Plan plan, Together.Act<Boolean> write)
        throws PartUnavailable, StoreUnavailable;
  }

  Result<ChangeRegistry.Changes> change(ChangeRegistry asked, Author author, Deciding deciding)
      throws StoreUnavailable, PartUnavailable {
    Problems problems = new Problems();
    Declaration declaration = DeclarationFile.read(asked.document(), shapes, problems);
    Snapshot snapshot = Snapshot.read(store, declaration);
    Steps steps = Elsewhere.plan(declaration, snapshot.catalogue(), sorts, author, problems);
    return switch (planner.plan(declaration, snapshot, steps, author.at(), problems)) {
      case Result.Failed<Plan>(List<Problem> found) -> new Result.Failed<>(found);
      case Result.Ok<Plan>(Plan plan) ->
          asked.mode() == ChangeRegistry.Mode.APPLY
                  && !(plan.batch().isEmpty() && plan.steps().isEmpty())
              ? apply(plan, deciding)
              : Result.ok(
                  new ChangeRegistry.Changes(plan.changes(), plan.batch().expected(), List.of()));
    };
  }

  private Result<ChangeRegistry.Changes> apply(Plan plan, Deciding deciding)
      throws StoreUnavailable, PartUnavailable {
    Batch batch = plan.whole();
    return deciding
        .decided(plan, permits -> written(batch))
        .then(written -> {
          directory.wrote(batch);
          return Result.ok(
              new ChangeRegistry.Changes(plan.changes(), batch.expected() + 1, plan.secrets()));
        });
  }

  private Result<Boolean> written(Batch batch) throws PartUnavailable {
    try {
      return store.write(batch)
          ? Result.ok(true)
          : Result.failed(
              Problem.of(
                      Problem.Kind.CONFLICT,
                      "registry_moved",
                      "the registry changed while this was worked out; nothing was applied")
                  .mend("look at the plan again, then apply"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read or written", e);
    }
  }

  private Result<Boolean> decided(
      Permit<ChangeRegistry> permit, Plan plan, Together.Act<Boolean> write)
      throws PartUnavailable {
    if (plan.steps().isEmpty()) {
      return write.act(List.of());
    }
    List<Together.Deed> deeds =
        plan.steps().stream()
            .map(one -> new Together.Deed(one.step().command(), one.step().told()))
            .toList();
    return switch (together.pass(permit, deeds, write)) {
      case Outcome.Released<Boolean>(Boolean done, var journey) -> Result.ok(done);
      case Outcome.Refused<Boolean>(List<Problem> problems, var journey) ->
          new Result.Failed<>(problems);
      case Outcome.Denied<Boolean>(Decision decision, var journey) ->
          Result.failed(
              Problem.of(
                      Problem.Kind.REFUSED,
                      "not_allowed",
                      "the file changes what you may not change: " + decision.reason())
                  .mend("have somebody apply it who may, or take that out of the file"));
      case Outcome.Unavailable<Boolean>(Problem problem, var journey) ->
          throw new PartUnavailable(problem.sentence());
    };
  }

  /** Numbers and a digest: names of people are personal data and stay out. */
  private static Particulars told(ChangeRegistry asked, ChangeRegistry.Changes changes) {
    TreeMap<String, String> details = new TreeMap<>();
    for (ChangeRegistry.Verb verb : ChangeRegistry.Verb.values()) {
      long count = changes.changes().stream().filter(change -> change.verb() == verb).count();
      details.put(
          switch (verb) {
            case ADD -> "added";
            case CHANGE -> "changed";
            case END -> "ended";
          },
          Long.toString(count));
    }
    overrides(changes, details);
    details.put("document_sha256", Sha256.hex(asked.document()));
    details.put("version", Long.toString(changes.version()));
    return new Particulars.OfAction(
        asked.action(), Optional.empty(), "Registry", "all", Optional.empty(), details);
  }

  /** Which rules of federation became wide on purpose, in which way, and why (W1). */
  private static void overrides(ChangeRegistry.Changes changes, Map<String, String> details) {
    changes.changes().stream()
        .filter(change -> change.type().equals(Declared.Type.TRUST.word()))
        .limit(MOST_TOLD)
        .forEach(change ->
            accepted(change, "accepts")
                .ifPresent(widths ->
                    details.put(
                        "accepts " + change.name(),
                        widths
                            + accepted(change, "accepts_because").map(": "::concat).orElse(""))));
  }

  private static Optional<String> accepted(ChangeRegistry.Change change, String field) {
    return change.fields().stream()
        .filter(one -> one.name().equals(field) && !one.after().isEmpty())
        .map(ChangeRegistry.Field::after)
        .findFirst();
  }
}
