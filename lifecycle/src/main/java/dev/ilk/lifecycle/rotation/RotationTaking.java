package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Client;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RotateIdentity;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Begins, finishes and aborts rotations. Who may was decided by policy. */
final class RotationTaking implements Handler<RotateIdentity, Rotation> {
  /** The bounds of an overlap: long enough to be seen in the record, too short to be forgotten. */
  static final Duration SHORTEST = Duration.ofHours(1);

  static final Duration LONGEST = Duration.ofDays(30);

  private final RotationStore store;
  private final RegistryStore registry;
  private final Subjects subjects;
  private final Turning turning;
  private final Uses uses;

  RotationTaking(
      RotationStore store, RegistryStore registry, Subjects subjects, Turning turning, Uses uses) {
    this.store = store;
    this.registry = registry;
    this.subjects = subjects;
    this.turning = turning;
    this.uses = uses;
  }

  @Override
  public Result<Handled<Rotation>> act(Permit<RotateIdentity> permit) throws PartUnavailable {
    RotateIdentity asked = permit.command();
    try {
      Optional<Actor> actor = subjects.find(asked.subject());
      if (!(actor.orElse(null) instanceof Workload workload)) {
        return refused(
            Problem.Kind.INVALID,
            "no_client",
            "only keys of workloads that are clients are rotated",
            "look at `ilk identity rotate` without a key: it says who replaces what");
      }
      Instant now = permit.arrival().at();
      Result<Rotation> next =
          switch (asked.step()) {
            case RotateIdentity.Begin(String key, Duration overlap) ->
                overlap.compareTo(SHORTEST) < 0 || overlap.compareTo(LONGEST) > 0
                    ? Result.failed(overlapInvalid())
                    : begin(permit, workload, key, now.plus(overlap), State.ADDING);
            case RotateIdentity.Replace(String key) ->
                begin(permit, workload, key, now, State.REPLACING);
            case RotateIdentity.Finish(boolean although) -> finish(workload, although, now);
            case RotateIdentity.Abort abort -> abort(workload);
          };
      return switch (next) {
        case Result.Failed<Rotation>(List<Problem> problems) -> new Result.Failed<>(problems);
        case Result.Ok<Rotation>(Rotation decided) -> told(asked, turning.carry(decided));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable(
          "it is not known how far it is; once begun it goes on by itself", e);
    }
  }

  private Result<Rotation> begin(
      Permit<RotateIdentity> permit, Workload workload, String key, Instant until, State state)
      throws StoreUnavailable {
    Catalogue catalogue = registry.catalogue();
    Optional<Client> client = catalogue.client(workload.name());
    if (client.isEmpty()) {
      return conflict(
          "no_client",
          "it is no client",
          "look at `ilk identity rotate` without a key: it says who replaces what it uses");
    }
    return switch (ClientKeys.replaced(client.get().method(), key)) {
      case Result.Failed<Rotation.Keys>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Rotation.Keys>(Rotation.Keys keys) -> {
        Client both = new Client(workload.name(), ClientKeys.with(client.get().method(), keys));
        Optional<Problem> objection = turning.objection(catalogue, both);
        if (objection.isPresent()) {
          yield Result.failed(objection.get());
        }
        Rotation one =
            new Rotation(
                workload.id(),
                workload.subject(),
                keys,
                permit.command().reason(),
                permit.proof().actor().id(),
                permit.arrival().at(),
                until,
                state,
                "");
        yield store.begin(one)
            ? Result.ok(one)
            : conflict(
                "rotating_already",
                "its keys are being rotated",
                "finish or abort that first; look at `ilk identity rotations`");
      }
    };
  }

  private Result<Rotation> finish(Workload workload, boolean although, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Optional<Rotation> found = waiting(workload);
    if (found.isEmpty()) {
      return notRotating();
    }
    Optional<String> objection = uses.objection(found.get(), now);
    if (objection.isPresent() && !although) {
      return conflict(
          "still_used",
          objection.get(),
          "switch the client over first, or say `--although-used`; `--abort` keeps the old key");
    }
    return decide(found.get(), State.ENDING);
  }

  private Result<Rotation> abort(Workload workload) throws StoreUnavailable {
    Optional<Rotation> found = waiting(workload);
    return found.isEmpty() ? notRotating() : decide(found.get(), State.ABORTING);
  }

  private Optional<Rotation> waiting(Workload workload) throws StoreUnavailable {
    return store
        .find(workload.id())
        .filter(one -> one.state() == State.OVERLAP || one.state() == State.HELD);
  }

  private Result<Rotation> decide(Rotation one, State state) throws StoreUnavailable {
    Rotation next = one.in(state, "");
    return store.replace(one, next) ? Result.ok(next) : notRotating();
  }

  private static Result<Handled<Rotation>> told(RotateIdentity asked, Rotation one) {
    if (one.state() == State.VOID) {
      return conflict("declared_otherwise", one.answer(), "look at `ilk identity show`");
    }
    TreeMap<String, String> details = new TreeMap<>(Rotating.details(one));
    details.putAll(asked.step().details());
    details.put("reason", asked.reason());
    details.put("state", one.state().word());
    return Result.ok(
        Handled.of(
            one,
            new Particulars.OfAction(
                asked.action(),
                Optional.empty(),
                "Identity",
                one.identity().value(),
                Optional.empty(),
                details)));
  }

  private static Problem overlapInvalid() {
    return Problem.of(
            Problem.Kind.INVALID, "overlap_invalid", "both keys work for 1 hour to 30 days")
        .at("overlap")
        .mend("after a theft, take `--now`");
  }

  private static <T> Result<T> notRotating() {
    return conflict(
        "not_rotating", "no rotation of it waits for that", "look at `ilk identity rotations`");
  }

  private static <T> Result<T> conflict(String code, String message, String remedy) {
    return refused(Problem.Kind.CONFLICT, code, message, remedy);
  }

  private static <T> Result<T> refused(
      Problem.Kind kind, String code, String message, String remedy) {
    return Result.failed(Problem.of(kind, code, message).mend(remedy));
  }
}
