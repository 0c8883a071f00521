package dev.ilk.notify;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells one webhook what the record holds and it was not told, in the record's order.
 *
 * <p>INVARIANT: the place moves past an entry only when the receiver has confirmed it or does not
 * want it. A crash between the two has it delivered again, under the same id.
 */
public final class Delivering {
  /** A webhook that failed for so long without one success is told nothing more. */
  static final Duration LONGEST_FAILURE = Duration.ofDays(3);

  /** The longest pause between two attempts. */
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** The pause after the first failure, doubled after each other; never more if it is urgent. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  /** Longer than one attempt can take, so that nobody else begins while it does. */
  private static final Duration HELD = Sending.TIMEOUT.multipliedBy(3);

  private static final int MOST_DOUBLINGS = 20;

  private final WebhookStore store;
  private final LogStore log;
  private final WebhookSecrets secrets;
  private final Sending sending;
  private final Routines routines;
  private final InstantSource clock;
  private final String holder;

  /**
   * For one node.
   *
   * @param store where webhooks stand
   * @param log what they are told
   * @param secrets what is signed with
   * @param sending how it is sent
   * @param routines by which those that fail too long are ended
   * @param clock the present
   * @param holder a name that no other node, and no earlier run of this one, has
   */
  public Delivering(
      WebhookStore store,
      LogStore log,
      WebhookSecrets secrets,
      Sending sending,
      Routines routines,
      InstantSource clock,
      String holder) {
    this.store = store;
    this.log = log;
    this.secrets = secrets;
    this.sending = sending;
    this.routines = routines;
    this.clock = clock;
    this.holder = holder;
  }

  /**
   * When a webhook is tried next.
   *
   * @param standing how it stands
   * @param urgent whether an emergency waits to be told
   * @return the present or earlier if now
   */
  public static Instant due(WebhookStanding standing, boolean urgent) {
    if (standing.attempts() == 0 || standing.tried().isEmpty()) {
      return Instant.MIN;
    }
    long doubled = 1L << Math.min(standing.attempts() - 1, MOST_DOUBLINGS);
    Duration pause = urgent ? FIRST_PAUSE : FIRST_PAUSE.multipliedBy(doubled);
    return standing.tried().get().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  /**
   * Tells a webhook at most one page of the record.
   *
   * @param kept which, as it was read a moment ago
   * @return whether there may be more for it right now
   * @throws StoreUnavailable if the store does not answer; nothing is lost
   * @throws InterruptedException if the thread was interrupted; nothing is lost
   * @throws PartUnavailable if a webhook that failed too long could not be ended; tried again
   * @throws JournalUnavailable if the record cannot be written
   */
  public boolean tell(WebhookStore.Kept kept)
      throws StoreUnavailable, InterruptedException, PartUnavailable, JournalUnavailable {
    if (!kept.standing().active()) {
      return false;
    }
    List<StoredEntry> page = log.entries(kept.standing().next(), LogStore.MAX_READ);
    if (page.isEmpty() || isTooEarly(kept.standing(), page)) {
      return false;
    }
    Instant now = clock.instant();
    String name = kept.webhook().name();
    Optional<WebhookStanding> taken = store.take(name, holder, now, now.plus(HELD));
    if (taken.isEmpty() || taken.get().next() != kept.standing().next()) {
      return false;
    }
    WebhookStanding standing = taken.get();
    for (StoredEntry entry : page) {
      Optional<Message> message = Message.of(entry).filter(one -> one.isFor(kept.webhook()));
      if (message.isEmpty()) {
        standing = standing.skipped(entry.index() + 1);
        continue;
      }
      Optional<String> problem = send(kept, message.get());
      if (problem.isPresent()) {
        failed(kept.webhook(), standing.failed(clock.instant(), problem.get()));
        return false;
      }
      standing = standing.delivered(entry.index() + 1, clock.instant());
      if (!store.settle(name, holder, standing, Optional.of(clock.instant().plus(HELD)))) {
        return false;
      }
    }
    return store.settle(name, holder, standing, Optional.empty())
        && page.size() == LogStore.MAX_READ;
  }

  private boolean isTooEarly(WebhookStanding standing, List<StoredEntry> page) {
    Instant now = clock.instant();
    return due(standing, false).isAfter(now)
        && (due(standing, true).isAfter(now)
            || page.stream().flatMap(one -> Message.of(one).stream()).noneMatch(Message::isUrgent));
  }

  private Optional<String> send(WebhookStore.Kept kept, Message message)
      throws InterruptedException {
    byte[] body = message.body();
    return sending.send(
        kept.webhook().url(),
        Message.headers(message.id(), body, secrets.key(kept.salt()), clock.instant()),
        body);
  }

  private void failed(Webhook webhook, WebhookStanding standing)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Instant since = standing.failing().orElseThrow();
    if (clock.instant().isBefore(since.plus(LONGEST_FAILURE))) {
      store.settle(webhook.name(), holder, standing, Optional.empty());
      return;
    }
    routines.run(
        new Routines.Due(
            "EndWebhook",
            "Webhook",
            webhook.name(),
            "ilk:webhooks-that-fail-end",
            "it failed for three days without one success",
            Map.of("failing", since.toString(), "problem", standing.problem())),
        () -> end(webhook, standing));
  }

  private Map<String, String> end(Webhook webhook, WebhookStanding standing)
      throws PartUnavailable {
    try {
      boolean settled = store.settle(webhook.name(), holder, standing.ended(), Optional.empty());
      return Map.of("ended", String.valueOf(settled));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("a webhook cannot be ended", e);
    }
  }
}
