package dev.ilk.notify.stored;

import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps webhooks and how far each was told. Of several nodes one holds each at a time. */
public interface WebhookStore {
  /** No more webhooks than this are kept. */
  int MOST = 50;

  /**
   * A webhook as it is kept.
   *
   * @param webhook what people said
   * @param salt what its secret is derived from, with the root key; no secret by itself
   * @param standing how far it was told
   */
  record Kept(Webhook webhook, String salt, WebhookStanding standing) {}

  /**
   * Keeps a webhook; durable once it returns.
   *
   * @param kept with a name of its own
   * @return false if the name is taken, or there are {@link #MOST} already; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Kept kept) throws StoreUnavailable;

  /**
   * All webhooks.
   *
   * @return by name
   * @throws StoreUnavailable if the store does not answer
   */
  List<Kept> all() throws StoreUnavailable;

  /**
   * Takes a webhook for a time, so that no other holder can.
   *
   * @param name which
   * @param holder who; whoever holds it already takes it again
   * @param now the present
   * @param until for how long, at most
   * @return how it stands; empty if it is not there, not active, or held by somebody else
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<WebhookStanding> take(String name, String holder, Instant now, Instant until)
      throws StoreUnavailable;

  /**
   * Keeps how a webhook stands; durable once it returns.
   *
   * @param name which
   * @param holder who took it
   * @param standing how it stands now
   * @param until how long it is still held; empty to let go of it
   * @return false if the holder does not hold it any more; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean settle(String name, String holder, WebhookStanding standing, Optional<Instant> until)
      throws StoreUnavailable;

  /**
   * Makes a webhook active again, to be tried at once. Whoever holds it holds it no more.
   *
   * @param name which
   * @return false if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  boolean resume(String name) throws StoreUnavailable;

  /**
   * Forgets a webhook.
   *
   * @param name which
   * @return false if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  boolean remove(String name) throws StoreUnavailable;
}
