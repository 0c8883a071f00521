package dev.ilk.store;

import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.request.Template;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.store.database.Database;
import dev.ilk.store.estate.SqlSources;
import dev.ilk.store.lifecycle.SqlTemplateStore;
import dev.ilk.store.notify.SqlWebhooks;

/**
 * What rooms write together with the registry, when a file declares it.
 *
 * @param sources systems that accounts are read from
 * @param templates what teams may ask for
 * @param webhooks addresses that are told of events
 */
public record DeclaredStores(
    Joining<Source> sources, Joining<Template> templates, Joining<WebhookStore.Kept> webhooks) {

  static DeclaredStores of(Database database) {
    return new DeclaredStores(
        new SqlSources(database), new SqlTemplateStore(database), new SqlWebhooks(database));
  }
}
