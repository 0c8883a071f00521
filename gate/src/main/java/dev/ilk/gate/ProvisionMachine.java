package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.machines.MachineFacts;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Take in that a workload or an agent begins, changes or ends, as the system says that runs it
 * (R10).
 *
 * @param kind which of both
 * @param change what happened
 */
public record ProvisionMachine(Kind kind, Change change) implements Command<ProvisionedMachine> {
  /** The most that one provisioner has of both kinds together. */
  public static final int MOST = 10_000;

  /** What happened to it. */
  public sealed interface Change {
    /**
     * It is new.
     *
     * @param facts what is said of it
     */
    record Join(MachineFacts facts) implements Change {}

    /**
     * It is different.
     *
     * @param id which
     * @param expected the revision that was looked at; empty to change whatever is there
     * @param revision what becomes of what was known
     */
    record Revise(Id.Identity id, OptionalLong expected, Revision revision) implements Change {}

    /**
     * It is gone for good.
     *
     * @param id which
     * @param expected the revision that was looked at; empty to remove whatever is there
     */
    record Leave(Id.Identity id, OptionalLong expected) implements Change {}
  }

  /** Works out what is said of a machine from what was said before. Without effects. */
  @FunctionalInterface
  public interface Revision {
    /**
     * Works it out.
     *
     * @param current what is known
     * @return what shall be known, or why that is impossible
     */
    Result<MachineFacts> of(ProvisionedMachine current);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return switch (change) {
      case Change.Join join -> told("new", "join");
      case Change.Revise revise -> told(revise.id().value(), "revise");
      case Change.Leave leave -> told(leave.id().value(), "leave");
    };
  }

  private Particulars told(String id, String what) {
    return Asked.action(action(), "Machine", id, Map.of("change", what, "kind", kind.word()));
  }
}
