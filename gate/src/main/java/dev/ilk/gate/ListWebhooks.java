package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List the addresses that are told of events, and how they stand.
 *
 * @param name only this one; empty for all
 */
public record ListWebhooks(Optional<String> name) implements Command<List<ListWebhooks.Listed>> {

  /**
   * A webhook.
   *
   * @param webhook which
   * @param standing how far it was told
   * @param behind how many entries of the record it was not yet told of, wanted or not
   */
  public record Listed(Webhook webhook, WebhookStanding standing, long behind) {}

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
    return Asked.action(action(), "Webhook", name.orElse("all"));
  }
}
