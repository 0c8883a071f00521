package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Put a team's policies, or those of the whole organisation, in force on every node: all of them or
 * none (P4).
 *
 * @param team whose policies; empty for the organisation's own, which bind every team
 * @param content what shall be in force from now on
 * @param expected the version of this set that the asker has seen, so that nobody's work is
 *     overwritten unseen; empty to take whatever is there
 * @param reason why, for the record; 1 to 500 characters
 */
public record ApplyPolicies(
    Optional<Team> team, Content content, Optional<Long> expected, String reason)
    implements Command<ApplyPolicies.Applied> {

  /** What shall be in force. */
  public sealed interface Content {}

  /**
   * These files, in place of all that the set held.
   *
   * @param files policies ({@code *.cedar}) and at most one schema
   */
  public record Files(List<PolicyText> files) implements Content {
    public Files {
      files = List.copyOf(files);
    }
  }

  /**
   * What an earlier version of the same set held.
   *
   * @param version its number; 0 for what there was before the first, which is nothing
   */
  public record Earlier(long version) implements Content {}

  /**
   * It is in force.
   *
   * @param version the set's version
   * @param changed false if this was in force already, so that there is no new version
   * @param digest of what the set holds
   * @param warnings what is likely not meant so, a line each
   */
  public record Applied(long version, boolean changed, String digest, List<String> warnings) {
    public Applied {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A name for files: the same for the same names and texts in the same order.
   *
   * @param files texts
   * @return SHA-256 in hexadecimal digits
   */
  public static String digest(List<PolicyText> files) {
    StringBuilder all = new StringBuilder();
    for (PolicyText file : files) {
      // Lengths before texts, so that no two lists run together to the same.
      all.append(file.name()).append('\n').append(file.text().length()).append('\n');
      all.append(file.text());
    }
    return Sha256.hex(all.toString());
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public String action() {
    return content instanceof Earlier ? "RollBackPolicies" : "ApplyPolicies";
  }

  @Override
  public Particulars asked() {
    return told(Map.of());
  }

  /**
   * What the record says of it.
   *
   * @param more what came of it
   * @return who is told by the event; why and which, by this
   */
  public Particulars told(Map<String, String> more) {
    TreeMap<String, String> details = new TreeMap<>(more);
    details.put("reason", reason);
    switch (content) {
      case Files(List<PolicyText> files) -> details.put("sha256", digest(files));
      case Earlier(long version) -> details.put("restores", Long.toString(version));
    }
    expected.ifPresent(version -> details.put("expected", Long.toString(version)));
    return Asked.action(action(), "PolicySet", setName(team), details);
  }

  /**
   * A set's name as policies and the record write it.
   *
   * @param team whose; empty for the organisation's own
   * @return such as {@code team:payments}
   */
  public static String setName(Optional<Team> team) {
    return team.map(owner -> "team:" + owner.name()).orElse("organisation");
  }
}
