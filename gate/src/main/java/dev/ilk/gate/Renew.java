package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.lifecycle.Renewal;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Confirm that a machine identity is still needed, and let it live on; or see what its real use
 * says of that (R8).
 *
 * @param subject which, as {@link dev.ilk.actor.Actor#subject()} writes it, or an id
 * @param reason why it is needed, for the record; 1 to 500 characters, empty to look only
 * @param life for how long from now; empty for as long as one renewal gives
 * @param keepScopes whether it keeps scopes that it did not use
 * @param mode what to do
 */
public record Renew(
    String subject, String reason, Optional<Duration> life, boolean keepScopes, Mode mode)
    implements Command<Renewal>, AboutIdentity {

  /** What to do. */
  public enum Mode {
    /** Renew it. */
    RENEW("Renew", Reach.STATE),
    /** Tell its real use and what renewing would make of it. */
    PREVIEW("PreviewRenewal", Reach.REPLY);

    private final String action;
    private final Reach reach;

    Mode(String action, Reach reach) {
      this.action = action;
      this.reach = reach;
    }
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
  public Particulars asked() {
    TreeMap<String, String> details = new TreeMap<>();
    if (mode == Mode.RENEW) {
      details.putAll(Map.of("reason", reason, "keep_scopes", Boolean.toString(keepScopes)));
      life.ifPresent(span -> details.put("life", span.toString()));
    }
    return Asked.action(action(), "Identity", subject, details);
  }

  @Override
  public String action() {
    return mode.action;
  }
}
