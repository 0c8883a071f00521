package dev.ilk.notify;

import dev.ilk.gate.AddWebhook;
import dev.ilk.gate.ChangeWebhook;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListWebhooks;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.record.log.LogStore;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Adds, lists and changes webhooks. */
public final class Webhooks {
  private final WebhookStore store;
  private final LogStore log;
  private final WebhookSecrets secrets;
  private final WebhookCheck check;

  /**
   * Builds the handlers.
   *
   * @param store keeps them
   * @param log what they are told
   * @param secrets makes their secrets
   * @param sending judges their addresses
   */
  public Webhooks(WebhookStore store, LogStore log, WebhookSecrets secrets, Sending sending) {
    this.store = store;
    this.log = log;
    this.secrets = secrets;
    this.check = new WebhookCheck(sending);
  }

  /**
   * Adds a webhook, which is told what comes from now on.
   *
   * @param permit to do so
   * @return it with its secret, or what is wrong with it
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<AddWebhook.Added>> add(Permit<AddWebhook> permit) throws PartUnavailable {
    AddWebhook asked = permit.command();
    Optional<Problem> objection = check.objection(asked);
    if (objection.isPresent()) {
      return Result.failed(objection.get());
    }
    Webhook webhook =
        new Webhook(
            asked.name(),
            asked.url(),
            asked.filter(),
            permit.proof().actor().subject(),
            permit.arrival().at().truncatedTo(ChronoUnit.MICROS));
    String salt = secrets.salt();
    try {
      WebhookStanding standing = WebhookStanding.from(log.head().size());
      return store.add(new WebhookStore.Kept(webhook, salt, standing))
          ? Result.ok(Handled.of(new AddWebhook.Added(webhook, secrets.shown(salt)), asked.asked()))
          : Result.failed(
              Problem.of(
                      Problem.Kind.CONFLICT,
                      "webhook_exists",
                      "there is a webhook `%s` already, or there are %d"
                          .formatted(webhook.name(), WebhookStore.MOST))
                  .mend("choose another name, or remove one"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("webhooks cannot be stored", e);
    }
  }

  /**
   * Tests, resumes or removes one.
   *
   * @param permit to do so
   * @return it, or {@code webhook_unknown}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Webhook>> change(Permit<ChangeWebhook> permit) throws PartUnavailable {
    ChangeWebhook asked = permit.command();
    try {
      Optional<WebhookStore.Kept> kept = find(asked.name());
      boolean done =
          kept.isPresent()
              && switch (asked.change()) {
                // The event of this command is the test.
                case TEST -> true;
                case RETRY -> store.resume(asked.name());
                case REMOVE -> store.remove(asked.name());
              };
      return done
          ? Result.ok(Handled.of(kept.get().webhook(), asked.asked()))
          : Result.failed(unknown());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("webhooks cannot be changed", e);
    }
  }

  /**
   * Lists webhooks.
   *
   * @param permit to do so
   * @return them, or {@code webhook_unknown}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<ListWebhooks.Listed>>> list(Permit<ListWebhooks> permit)
      throws PartUnavailable {
    ListWebhooks asked = permit.command();
    try {
      long size = log.head().size();
      List<ListWebhooks.Listed> listed =
          store.all().stream()
              .filter(one -> asked.name().map(one.webhook().name()::equals).orElse(true))
              .map(one ->
                  new ListWebhooks.Listed(
                      one.webhook(), one.standing(), Math.max(0, size - one.standing().next())))
              .toList();
      return listed.isEmpty() && asked.name().isPresent()
          ? Result.failed(unknown())
          : Result.ok(Handled.of(listed, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("webhooks cannot be read", e);
    }
  }

  private Optional<WebhookStore.Kept> find(String name) throws StoreUnavailable {
    return store.all().stream().filter(one -> one.webhook().name().equals(name)).findFirst();
  }

  private static Problem unknown() {
    return Problem.of(Problem.Kind.NOT_FOUND, "webhook_unknown", "there is no such webhook")
        .mend("look at `ilk webhooks list`");
  }
}
