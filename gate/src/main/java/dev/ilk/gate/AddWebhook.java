package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Have an address told of events, from now on.
 *
 * @param name what people call it
 * @param url where it is
 * @param filter what it is told of
 */
public record AddWebhook(String name, String url, WebhookFilter filter)
    implements Command<AddWebhook.Added> {

  /**
   * A webhook with its secret, which is told this once.
   *
   * @param webhook what was added
   * @param secret what its messages are signed with, as Standard Webhooks writes it
   */
  public record Added(Webhook webhook, String secret) {}

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
    return Asked.action(action(), "Webhook", name, Map.of("url", url));
  }
}
