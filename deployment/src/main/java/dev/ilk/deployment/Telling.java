package dev.ilk.deployment;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.RunningInstance;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.gate.ReportDeployment.Reported;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes in what deployers and platforms tell. */
public final class Telling implements Handler<ReportDeployment, Reported> {
  private final DeploymentStore store;
  private final LiveDeployments live;
  private final Demands demands;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param store where it is kept
   * @param live what this node holds of it
   * @param demands what is declared of workloads
   * @param ids where ids come from
   * @param clock the present
   */
  public Telling(
      DeploymentStore store, LiveDeployments live, Demands demands, Ids ids, InstantSource clock) {
    this.store = store;
    this.live = live;
    this.demands = demands;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Result<Handled<Reported>> act(Permit<ReportDeployment> permit) throws PartUnavailable {
    ReportDeployment told = permit.command();
    try {
      Result<Reported> done = take(told, permit.proof().actor().id());
      // This node watches over the end of a grace from here on, whether or not somebody asks.
      live.of(told.workload());
      return switch (done) {
        case Result.Failed<Reported>(List<Problem> problems) -> new Result.Failed<>(problems);
        case Result.Ok<Reported>(Reported reported) ->
            Result.ok(Handled.of(reported, particulars(told, reported)));
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("what is deployed cannot be written", e);
    }
  }

  private Result<Reported> take(ReportDeployment told, Id.Identity by) throws StoreUnavailable {
    Instant now = clock.instant();
    return switch (told.news()) {
      case ReportDeployment.Deployed deployed -> deploy(told, deployed, by, now);
      case ReportDeployment.Ended(String name) ->
          reported(store.end(told.workload(), name, now, grace(told)));
      case ReportDeployment.Started started -> start(told, started, now);
      case ReportDeployment.Stopped(String uid) -> {
        List<String> names = demands.instanceNames(told.workload(), uid);
        store.stop(told.workload(), uid, names, now);
        yield Result.ok(Reported.NOTHING);
      }
    };
  }

  private Result<Reported> deploy(
      ReportDeployment told, ReportDeployment.Deployed deployed, Id.Identity by, Instant now)
      throws StoreUnavailable {
    DeploymentStore.Stored stored =
        store.deploy(
            new Deployment(
                ids.deployment(),
                deployed.name(),
                told.workload(),
                told.at(),
                deployed.images(),
                deployed.commit(),
                by,
                List.of(),
                now,
                Optional.empty()),
            grace(told));
    return stored.there().isPresent()
        ? reported(stored)
        : tooMany("deployments", DeploymentStore.MOST_THERE);
  }

  private Result<Reported> start(
      ReportDeployment told, ReportDeployment.Started started, Instant now)
      throws StoreUnavailable {
    boolean stored =
        store.start(
            new RunningInstance(
                started.uid(), told.workload(), told.at(), started.node(), started.images(), now));
    return stored
        ? Result.ok(Reported.NOTHING)
        : tooMany("instances", DeploymentStore.MOST_INSTANCES);
  }

  private Duration grace(ReportDeployment told) throws StoreUnavailable {
    return demands.demand(told.workload()).map(AttestationRule::grace).orElse(Duration.ZERO);
  }

  private static Result<Reported> reported(DeploymentStore.Stored stored) {
    return Result.ok(new Reported(stored.there(), stored.ended(), stored.end()));
  }

  private static Result<Reported> tooMany(String what, int most) {
    return Result.failed(
        Problem.of(
                Problem.Kind.CONFLICT,
                "deployments_too_many",
                "the workload has %d %s already".formatted(most, what))
            .mend("tell of the end of those that are gone; see `ilk deployments list`"));
  }

  /** Under the id of what is there now, so that `ilk trace` finds it; what ended is named too. */
  private static Particulars particulars(ReportDeployment told, Reported reported) {
    Particulars.OfAction asked = (Particulars.OfAction) told.asked();
    SortedMap<String, String> details = new TreeMap<>(asked.details());
    if (!reported.ended().isEmpty()) {
      details.put("ended_ids", String.join(" ", reported.ended().stream().map(Id::value).toList()));
    }
    reported.end().ifPresent(end -> details.put("end", end.toString()));
    Optional<String> id =
        reported
            .deployment()
            .map(Deployment::id)
            .or(() -> reported.ended().stream().findFirst())
            .map(Id::value);
    return new Particulars.OfAction(
        asked.action(),
        asked.subject(),
        asked.resourceType(),
        id.orElse(asked.resourceId()),
        asked.token(),
        details);
  }
}
