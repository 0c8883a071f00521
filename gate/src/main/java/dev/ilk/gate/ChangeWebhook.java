package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.record.Particulars;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Try out, resume or remove a webhook.
 *
 * @param name which
 * @param change what
 */
public record ChangeWebhook(String name, Change change) implements Command<Webhook> {

  /** What can be done to one. */
  public enum Change {
    /** Nothing, but the event that says so is delivered, whatever the filter. */
    TEST,
    /** Try at once what could not be delivered, also if it was ended for failing too long. */
    RETRY,
    /** Tell it nothing more; what was not delivered is not. */
    REMOVE
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
    return Asked.action(
        action(), "Webhook", name, Map.of("change", change.name().toLowerCase(Locale.ROOT)));
  }
}
