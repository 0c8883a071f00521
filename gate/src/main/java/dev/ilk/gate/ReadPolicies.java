package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Read the policies that decide, Ilk's own left out.
 *
 * @param version as they were when this was the latest version; empty for the present. Guardrails
 *     and declared policies have no versions and are those of the present
 */
public record ReadPolicies(Optional<Long> version) implements Command<ReadPolicies.InForce> {

  /**
   * What is in force.
   *
   * @param version the latest version of any set
   * @param guardrails the node's own, from its configuration
   * @param declared those of the registry's declarations
   * @param sets what was applied, by set; the organisation's own first
   * @param here what the answering node decides by
   */
  public record InForce(
      long version,
      List<PolicyText> guardrails,
      List<PolicyText> declared,
      List<Held> sets,
      Here here) {
    public InForce {
      guardrails = List.copyOf(guardrails);
      declared = List.copyOf(declared);
      sets = List.copyOf(sets);
    }
  }

  /**
   * What a set holds.
   *
   * @param team whose; empty for the organisation's own
   * @param version since which version
   * @param files policies and schema
   */
  public record Held(Optional<Team> team, long version, List<PolicyText> files) {
    public Held {
      files = List.copyOf(files);
    }
  }

  /**
   * What a node decides by.
   *
   * @param name what its decisions carry as {@code policy_version}
   * @param trouble why it stays on that, if there is something later; empty if there is not
   */
  public record Here(String name, Optional<String> trouble) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "PolicySet", "all");
  }
}
