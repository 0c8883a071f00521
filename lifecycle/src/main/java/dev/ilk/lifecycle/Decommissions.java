package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.Decommission;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.lifecycle.Decommissioning;
import dev.ilk.gate.lifecycle.Decommissioning.Part;
import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.machines.Ending;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes machine identities out of use when nothing speaks against it, and brings them back. */
public final class Decommissions implements Handler<Decommission, Decommissioning>, Ending {
  /** Until then it can be undone. */
  public static final Duration UNDO = Duration.ofDays(7);

  /** Who was used as lately as this is in use. */
  static final Duration LATELY = Duration.ofDays(7);

  private final RegistryStore registry;
  private final RetiredStore retired;
  private final Retirement retirement;
  private final Dependents dependents;
  private final Need.Source needs;

  /**
   * Builds the handler.
   *
   * @param registry the registry
   * @param retired what was taken out of use
   * @param retirement does it
   * @param dependents what hangs on identities
   * @param needs how identities are really used
   */
  public Decommissions(
      RegistryStore registry,
      RetiredStore retired,
      Retirement retirement,
      Dependents dependents,
      Need.Source needs) {
    this.registry = registry;
    this.retired = retired;
    this.retirement = retirement;
    this.dependents = dependents;
    this.needs = needs;
  }

  @Override
  public Result<Handled<Decommissioning>> act(Permit<Decommission> permit) throws PartUnavailable {
    Decommission asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      Key key = Key.subject(asked.subject());
      Registered found = registry.find(Set.of(key)).get(key);
      if (found == null || !(found.actor() instanceof Machine machine)) {
        return refused(
            "no_machine",
            "only workloads and agents are decommissioned",
            "look at `ilk identity ls`");
      }
      return switch (asked.mode()) {
        case PREVIEW -> Result.ok(Handled.of(plan(machine, now), asked.asked()));
        case RUN -> run(asked, machine, now);
        case UNDO -> undo(asked, machine, now);
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable(
          "it is not known how far it is; once begun it goes on by itself", e);
    }
  }

  private Decommissioning plan(Machine machine, Instant now)
      throws StoreUnavailable, PartUnavailable {
    List<Part> parts = new ArrayList<>();
    retirement
        .lent(machine, now)
        .forEach(one -> parts.add(new Part("delegation", one.id().value(), false)));
    Catalogue catalogue = registry.catalogue();
    for (Declared rule : Retirement.rules(catalogue, machine)) {
      parts.add(new Part("rule", rule.ref().text(), true));
    }
    parts.add(new Part("identity", machine.subject(), true));
    List<String> blockers = new ArrayList<>();
    needs
        .of(machine, now)
        .use()
        .last()
        .filter(last -> last.isAfter(now.minus(LATELY)))
        .ifPresent(last -> blockers.add("it was used on " + last));
    blockers.addAll(dependents.of(machine.subject()));
    return new Decommissioning(machine.subject(), State.PLANNED, parts, blockers, Optional.empty());
  }

  private Result<Handled<Decommissioning>> run(Decommission asked, Machine machine, Instant now)
      throws StoreUnavailable, PartUnavailable {
    if (!machine.status().mayAct()) {
      return conflict("not_in_use", "it is out of use already", "look at `ilk identity show`");
    }
    Decommissioning plan = plan(machine, now);
    if (!plan.blockers().isEmpty() && !asked.although()) {
      return conflict(
          "in_use",
          "something still uses it: " + plan.blockers().getFirst(),
          "look at the dry run; end that first, or say that it goes all the same");
    }
    Instant until = retire(machine, now);
    return Result.ok(
        told(
            asked,
            machine,
            new Decommissioning(
                machine.subject(), State.DONE, plan.parts(), plan.blockers(), Optional.of(until))));
  }

  @Override
  public Result<Instant> end(Machine machine, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Decommissioning plan = plan(machine, now);
    return plan.blockers().isEmpty()
        ? Result.ok(retire(machine, now))
        : conflict(
            "in_use",
            "something still uses it: " + plan.blockers().getFirst(),
            "end that first, or suspend it, which ends whatever uses it");
  }

  private Instant retire(Machine machine, Instant now) throws StoreUnavailable {
    Instant until = now.plus(UNDO);
    Retired one =
        new Retired(
            machine.id(),
            machine.subject(),
            machine.status(),
            Retirement.rules(registry.catalogue(), machine),
            State.RUNNING,
            until);
    retired.note(one, now.plus(Retiring.CLAIM));
    retirement.carryOut(one);
    return until;
  }

  private Result<Handled<Decommissioning>> undo(Decommission asked, Machine machine, Instant now)
      throws StoreUnavailable {
    Optional<Retired> one = retired.find(machine.id()).filter(it -> it.state() == State.DONE);
    if (one.isEmpty() || machine.status() != Status.REVOKED) {
      return conflict(
          "nothing_to_undo",
          "it was not decommissioned, or that is not done yet",
          "look at `ilk trace`");
    }
    if (!now.isBefore(one.get().until())) {
      return conflict(
          "too_late", "it could be undone until " + one.get().until(), "declare another identity");
    }
    retirement.undo(one.get());
    List<Part> parts = new ArrayList<>();
    one.get().rules().forEach(rule -> parts.add(new Part("rule", rule.ref().text(), true)));
    parts.add(new Part("identity", machine.subject(), true));
    return Result.ok(
        told(
            asked,
            machine,
            new Decommissioning(
                machine.subject(), State.UNDONE, parts, List.of(), Optional.empty())));
  }

  private static Handled<Decommissioning> told(
      Decommission asked, Machine machine, Decommissioning done) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("subject", machine.subject());
    details.put("reason", asked.reason());
    details.put("parts", Integer.toString(done.parts().size()));
    details.put("although", Integer.toString(done.blockers().size()));
    details.put("state", done.state().word());
    done.until().ifPresent(until -> details.put("undo_until", until.toString()));
    return Handled.of(
        done,
        new Particulars.OfAction(
            asked.action(),
            Optional.empty(),
            "Identity",
            machine.id().value(),
            Optional.empty(),
            details));
  }

  private static <T> Result<T> conflict(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy));
  }

  private static <T> Result<T> refused(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).mend(remedy));
  }
}
