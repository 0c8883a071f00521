package dev.ilk.server.node;

import dev.ilk.gate.AddWebhook;
import dev.ilk.gate.ChangeWebhook;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListWebhooks;
import dev.ilk.gate.Routines;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Ids;
import dev.ilk.keys.RootKey;
import dev.ilk.notify.DeclaredWebhooks;
import dev.ilk.notify.Deliveries;
import dev.ilk.notify.Delivering;
import dev.ilk.notify.Sending;
import dev.ilk.notify.WebhookSecrets;
import dev.ilk.notify.Webhooks;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.Optional;

/** What a node needs to tell others of events, put together. */
final class WebhookRoom implements AutoCloseable {
  private final Stores stores;
  private final WebhookSecrets secrets;
  private final Sending sending;
  private final InstantSource clock;
  private Optional<Deliveries> deliveries = Optional.empty();

  WebhookRoom(Stores stores, RootKey root, Reach reach, InstantSource clock) {
    this.stores = stores;
    this.secrets = new WebhookSecrets(root);
    this.sending = new Sending(reach, Sending.TIMEOUT);
    this.clock = clock;
  }

  Handlers.Builder in(Handlers.Builder handlers) {
    Webhooks webhooks = new Webhooks(stores.webhooks(), stores.log(), secrets, sending);
    return handlers
        .on(AddWebhook.class, webhooks::add)
        .on(ListWebhooks.class, webhooks::list)
        .on(ChangeWebhook.class, webhooks::change);
  }

  /** Webhooks as files declare them. */
  Sort declared() {
    return new DeclaredWebhooks(
        stores.webhooks(), stores.declared().webhooks(), stores.log(), secrets, sending);
  }

  /** Begins to tell them, under a name that this run of the node alone has. */
  void start(Routines routines, Ids ids) {
    String holder = ids.correlation().value();
    Delivering delivering =
        new Delivering(stores.webhooks(), stores.log(), secrets, sending, routines, clock, holder);
    Deliveries begun = new Deliveries(stores.webhooks(), delivering);
    begun.start();
    deliveries = Optional.of(begun);
  }

  @Override
  public void close() {
    deliveries.ifPresent(Deliveries::close);
    sending.close();
  }
}
