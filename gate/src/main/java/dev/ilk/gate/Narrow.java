package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Take a part of what an identity holds away from it: scopes of a machine, a person's team or role,
 * or a rule by which a foreign issuer vouches. It can only become less by this.
 *
 * @param subject whose, as {@link dev.ilk.actor.Actor#subject()} writes it
 * @param what what goes
 * @param reason why, for the record; 1 to 500 characters
 */
public record Narrow(String subject, What what, String reason) implements Command<Done> {

  /** What goes. */
  public sealed interface What {
    /**
     * As the record tells it.
     *
     * @return the sort of thing and which
     */
    Map<String, String> told();
  }

  /**
   * Scopes of a machine.
   *
   * @param scopes which; those that it does not have are no error
   */
  public record Scopes(Set<String> scopes) implements What {
    public Scopes {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public Map<String, String> told() {
      return Map.of("scopes", String.join(" ", new TreeSet<>(scopes)));
    }
  }

  /**
   * A person's team.
   *
   * @param name which
   */
  public record OfTeam(String name) implements What {
    @Override
    public Map<String, String> told() {
      return Map.of("team", name);
    }
  }

  /**
   * A person's role.
   *
   * @param name which
   */
  public record OfRole(String name) implements What {
    @Override
    public Map<String, String> told() {
      return Map.of("role", name);
    }
  }

  /**
   * A rule of federation.
   *
   * @param name which
   */
  public record OfTrust(String name) implements What {
    @Override
    public Map<String, String> told() {
      return Map.of("trust", name);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    TreeMap<String, String> details = new TreeMap<>(what.told());
    details.put("reason", reason);
    return Asked.action(action(), "Identity", subject, details);
  }
}
