package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ask which rule of federation a token matches, and why the others do not match it. The token
 * proves nothing by this, and neither it nor its claims are recorded.
 *
 * @param shown a token, or its claims as a JSON object; at most 64 KiB
 * @param document a declaration whose rules are tried; empty to try those in force
 */
public record TryTrust(String shown, Optional<String> document) implements Command<TryTrust.Trial> {

  /**
   * Something that must hold.
   *
   * @param what what
   * @param holds whether it does
   * @param found what the token says; may be empty
   */
  public record Step(String what, boolean holds, String found) {}

  /**
   * How a rule fared.
   *
   * @param rule its name
   * @param subject the identity it proves
   * @param matches whether all of its steps hold
   * @param steps in the order in which they are asked
   */
  public record Tried(String rule, String subject, boolean matches, List<Step> steps) {
    public Tried {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What came of it.
   *
   * @param genuine whether signature and times hold; empty for claims, or if no rule is for the
   *     issuer
   * @param rules the rules for the issuer, those that match first
   * @param others how many rules are not told of, because they are for other issuers
   */
  public record Trial(Optional<Step> genuine, List<Tried> rules, int others) {
    public Trial {
      rules = List.copyOf(rules);
    }
  }

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
    return Asked.action(action(), "Registry", "all");
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "TryTrust";
  }
}
