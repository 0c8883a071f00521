package dev.ilk.deployment;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Provenance;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.gate.AddProvenance;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.provenance.Verified;
import dev.ilk.provenance.Verifier;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes in how images were built, once it is verified by the workload's own rule (W8). */
public final class ProvenanceAdding implements Handler<AddProvenance, List<Provenance>> {
  private final DeploymentStore store;
  private final Demands demands;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param store where it is kept
   * @param demands the rules of workloads
   * @param clock the present
   */
  public ProvenanceAdding(DeploymentStore store, Demands demands, InstantSource clock) {
    this.store = store;
    this.demands = demands;
    this.clock = clock;
  }

  @Override
  public Result<Handled<List<Provenance>>> act(Permit<AddProvenance> permit)
      throws PartUnavailable {
    AddProvenance told = permit.command();
    Instant now = clock.instant();
    try {
      Optional<ProvenanceRule> rule =
          demands.demand(told.workload()).flatMap(AttestationRule::provenance);
      if (rule.isEmpty()) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.REFUSED,
                    "provenance_not_demanded",
                    "no rule says how `%s` must be built".formatted(told.workload()))
                .mend("declare `attested.provenance` of the workload"));
      }
      Result<Verified> verified =
          Verifier.of(rule.get()).then(verifier -> verifier.verify(told.bundle().toArray(), now));
      if (!(verified instanceof Result.Ok<Verified>(Verified found))) {
        return new Result.Failed<>(((Result.Failed<Verified>) verified).problems());
      }
      List<Provenance> kept = provenance(told, found, rule.get(), now);
      store.keep(kept);
      return Result.ok(Handled.of(kept, particulars(told, found)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("how images were built cannot be written", e);
    }
  }

  private static List<Provenance> provenance(
      AddProvenance told, Verified found, ProvenanceRule rule, Instant now) {
    return found.images().stream()
        .sorted()
        .map(image ->
            new Provenance(
                told.workload(),
                image,
                found.builder(),
                found.source(),
                found.commit(),
                rule.digest(),
                told.digest(),
                now))
        .toList();
  }

  private static Particulars particulars(AddProvenance told, Verified found) {
    Particulars.OfAction asked = (Particulars.OfAction) told.asked();
    SortedMap<String, String> details = new TreeMap<>(asked.details());
    details.put(
        "images", String.join(" ", found.images().stream().sorted().map(i -> i.text()).toList()));
    details.put("builder", found.builder());
    details.put("source", found.source());
    details.put("commit", found.commit());
    found.logged().ifPresent(at -> details.put("logged", at.toString()));
    return new Particulars.OfAction(
        asked.action(),
        asked.subject(),
        asked.resourceType(),
        asked.resourceId(),
        asked.token(),
        details);
  }
}
