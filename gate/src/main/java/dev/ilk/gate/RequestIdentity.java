package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ask for an identity made of a template; or see what would exist, and who would have to approve it
 * (R8, P5).
 *
 * @param template of which template
 * @param owner the team that shall own it
 * @param at where
 * @param values of the template's parameters
 * @param scopes what it shall hold; empty for all that the template gives
 * @param life how long it shall live; empty for as long as the template gives
 * @param reason why it is needed; 1 to 500 characters, empty to look only
 * @param mode what to do
 */
public record RequestIdentity(
    String template,
    Team owner,
    Environment at,
    Map<String, String> values,
    Optional<Set<String>> scopes,
    Optional<Duration> life,
    String reason,
    Mode mode)
    implements Command<IdentityRequest>, AboutRequests {
  public RequestIdentity {
    values = Map.copyOf(values);
    scopes = scopes.map(Set::copyOf);
  }

  /** What to do. */
  public enum Mode {
    /** Ask for it. */
    REQUEST("RequestIdentity", Reach.STATE),
    /** Tell what would come of it. */
    PREVIEW("PreviewRequest", Reach.REPLY);

    private final String action;
    private final Reach reach;

    Mode(String action, Reach reach) {
      this.action = action;
      this.reach = reach;
    }
  }

  @Override
  public Optional<Team> team() {
    return Optional.of(owner);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return mode.reach;
  }

  @Override
  public String action() {
    return mode.action;
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }

  @Override
  public Particulars asked() {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("team", owner.name());
    values.forEach((name, value) -> details.put("set." + name, value));
    if (mode == Mode.REQUEST) {
      details.put("reason", reason);
    }
    return Asked.action(action(), "Template", template, details);
  }
}
