package dev.ilk.registry.mass;

import dev.ilk.actor.Team;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.PlanMassChange;
import dev.ilk.gate.ReadMassChange;
import dev.ilk.gate.RunMassChange;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.words.Prose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Works mass changes out, shows them, and carries them out. */
public final class MassChanging {
  private final RegistryStore registry;
  private final MassStore plans;
  private final MassRun run;
  private final Ids ids;

  /**
   * Builds the handlers.
   *
   * @param registry the registry
   * @param plans where plans are kept
   * @param run carries them out
   * @param ids where ids come from
   */
  public MassChanging(RegistryStore registry, MassStore plans, MassRun run, Ids ids) {
    this.registry = registry;
    this.plans = plans;
    this.run = run;
    this.ids = ids;
  }

  /**
   * Works a change out.
   *
   * @param permit for it
   * @return the plan, stored, with nothing changed
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<MassPlan>> plan(Permit<PlanMassChange> permit) throws PartUnavailable {
    MassPlan.What what = permit.command().what();
    try {
      Optional<Problem> problem = problem(what);
      if (problem.isPresent()) {
        return Result.failed(problem.get());
      }
      List<MassStore.Member> members = Members.of(registry, what);
      MassPlan plan =
          new MassPlan(
              ids.massChange(),
              what,
              permit.arrival().at(),
              permit.proof().actor().id(),
              Members.digest(what, members),
              MassPlan.State.PLANNED,
              members.size(),
              0);
      plans.add(plan, members);
      return Result.ok(Handled.of(plan, told("PlanMassChange", plan)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("mass changes cannot be written", e);
    }
  }

  private Optional<Problem> problem(MassPlan.What what) throws StoreUnavailable {
    Catalogue catalogue = registry.catalogue();
    if (what.from().equals(what.to())) {
      return Optional.of(
          Problem.of(Problem.Kind.INVALID, "same_team", "both teams are the same")
              .mend("name another"));
    }
    Set<Team> teams = catalogue.teams();
    boolean needsTarget = what instanceof MassPlan.MoveMachines;
    for (Team team : needsTarget ? List.of(what.from(), what.to()) : List.of(what.from())) {
      if (!teams.contains(team)) {
        return Optional.of(
            Problem.of(
                    Problem.Kind.INVALID,
                    "team_unknown",
                    "`%s` is no team".formatted(Prose.shown(team.name())))
                .mend("declare it under `teams`, with `ilk apply`"));
      }
    }
    return what instanceof MassPlan.MoveMachines(var from, var to, var contact, var text)
            && contact.isPresent()
        ? stranger(contact.get())
        : Optional.empty();
  }

  private Optional<Problem> stranger(String contact) throws StoreUnavailable {
    Key key = Key.subject("human:" + contact);
    return registry.find(Set.of(key)).containsKey(key)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    Problem.Kind.INVALID,
                    "contact_unknown",
                    "`%s` is no person".formatted(Prose.shown(contact)))
                .mend("look at `ilk identity ls --kind human`"));
  }

  /**
   * Carries a plan out that was reviewed.
   *
   * @param permit for it
   * @return the plan as it stands then
   * @throws PartUnavailable if the store does not answer; what is left is done by any node
   */
  public Result<Handled<MassPlan>> run(Permit<RunMassChange> permit) throws PartUnavailable {
    RunMassChange asked = permit.command();
    try {
      Optional<MassPlan> found = plans.find(asked.id());
      if (found.isEmpty()) {
        return unknown(asked.id());
      }
      if (!found.get().digest().equals(asked.reviewed())) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.CONFLICT, "not_reviewed", "this is not the plan that was reviewed")
                .mend("look at `ilk mass show %s`".formatted(asked.id().value())));
      }
      plans.begin(asked.id());
      run.run(found.get());
      MassPlan after = plans.find(asked.id()).orElse(found.get());
      return Result.ok(Handled.of(after, told("RunMassChange", after)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the change is not finished; it goes on by itself", e);
    }
  }

  /**
   * Shows a plan.
   *
   * @param permit for it
   * @return the plan as it stands
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ReadMassChange.Shown>> read(Permit<ReadMassChange> permit)
      throws PartUnavailable {
    ReadMassChange asked = permit.command();
    try {
      Optional<MassPlan> found = plans.find(asked.id());
      if (found.isEmpty()) {
        return unknown(asked.id());
      }
      List<String> subjects =
          plans.members(asked.id(), false, asked.limit()).stream()
              .map(MassStore.Member::subject)
              .toList();
      return Result.ok(Handled.of(new ReadMassChange.Shown(found.get(), subjects), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("mass changes cannot be read", e);
    }
  }

  private static <T> Result<T> unknown(Id.MassChange id) {
    return Result.failed(
        Problem.of(
                Problem.Kind.NOT_FOUND,
                "mass_change_unknown",
                "there is no mass change `%s`".formatted(id.value()))
            .mend("work one out with `ilk mass`"));
  }

  private static Particulars told(String action, MassPlan plan) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("what", plan.what().told());
    details.put("plan_sha256", plan.digest());
    details.put("total", Integer.toString(plan.total()));
    details.put("done", Integer.toString(plan.done()));
    details.put("state", plan.state().word());
    return new Particulars.OfAction(
        action, Optional.empty(), "MassChange", plan.id().value(), Optional.empty(), details);
  }
}
