package dev.ilk.notify;

import dev.ilk.actor.Kind;
import dev.ilk.gate.AddWebhook;
import dev.ilk.gate.ChangeWebhook;
import dev.ilk.gate.declared.Author;
import dev.ilk.gate.declared.Item;
import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.declared.Known;
import dev.ilk.gate.declared.Shape;
import dev.ilk.gate.declared.Sort;
import dev.ilk.gate.declared.Step;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.record.log.LogStore;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Webhooks as a declaration file writes them. How far each was told is no matter of a file. */
public final class DeclaredWebhooks implements Sort {
  private static final Shape SHAPE =
      new Shape(
          "webhooks",
          "webhook",
          "a webhook",
          List.of(
              Shape.naming("name", "what people call it"),
              Shape.required("url", 300, "where it is told of events"),
              Shape.optional(
                  "actions", Shape.Form.TEXTS, 100, "only these, such as `Delegate`; all if empty"),
              Shape.optional(
                  "kinds",
                  Shape.Form.TEXTS,
                  20,
                  "only what actors of these kinds did; all if empty"),
              Shape.optional(
                  "environments",
                  Shape.Form.TEXTS,
                  100,
                  "only what happened in these; all if empty"),
              Shape.optional(
                  "everything",
                  Shape.Form.FLAG,
                  5,
                  "also what changed nothing: what was read, refused or only answered")));

  private final WebhookStore store;
  private final Joining<WebhookStore.Kept> joining;
  private final LogStore log;
  private final WebhookSecrets secrets;
  private final WebhookCheck check;

  /**
   * Declares what a store keeps.
   *
   * @param store keeps webhooks
   * @param joining writes them with a file
   * @param log what they are told
   * @param secrets makes their secrets
   * @param sending judges their addresses
   */
  public DeclaredWebhooks(
      WebhookStore store,
      Joining<WebhookStore.Kept> joining,
      LogStore log,
      WebhookSecrets secrets,
      Sending sending) {
    this.store = store;
    this.joining = joining;
    this.log = log;
    this.secrets = secrets;
    this.check = new WebhookCheck(sending);
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public int most() {
    return WebhookStore.MOST;
  }

  @Override
  public List<Item> all() throws StoreUnavailable {
    return store.all().stream().map(one -> item(one.webhook())).toList();
  }

  private static Item item(Webhook webhook) {
    WebhookFilter filter = webhook.filter();
    return Item.empty()
        .with("name", webhook.name())
        .with("url", webhook.url())
        .with("actions", filter.actions())
        .with("kinds", filter.kinds().stream().map(Kind::word).toList())
        .with("environments", filter.environments())
        .with("everything", filter.everything());
  }

  @Override
  public List<Problem> check(Optional<Item> before, Item item, Known known) {
    Optional<String> noKind =
        item.texts("kinds").stream().filter(word -> Kind.of(word).isEmpty()).findFirst();
    return noKind
        .map(word ->
            Problem.of(Problem.Kind.INVALID, "webhook_invalid", "`%s` is no kind".formatted(word))
                .at("kinds")
                .mend("it is one of human, workload, agent"))
        .or(() -> check.objection(asked(item)))
        .stream()
        .toList();
  }

  private static AddWebhook asked(Item item) {
    Set<Kind> kinds =
        item.texts("kinds").stream()
            .flatMap(word -> Kind.of(word).stream())
            .collect(Collectors.toSet());
    return new AddWebhook(
        item.text("name"),
        item.text("url"),
        new WebhookFilter(
            item.texts("actions"), kinds, item.texts("environments"), item.flag("everything")));
  }

  @Override
  public String meaning(Optional<Item> before, Optional<Item> after) throws StoreUnavailable {
    if (before.isEmpty()) {
      return "told of what happens from now on; its secret is shown once, when this is applied";
    }
    String name = before.get().text("name");
    Optional<WebhookStore.Kept> kept =
        store.all().stream().filter(one -> one.webhook().name().equals(name)).findFirst();
    long waiting =
        kept.isEmpty() ? 0 : Math.max(0, log.head().size() - kept.get().standing().next());
    return after.isEmpty()
        ? "it is told nothing more; %d entries of the record wait to be looked at for it"
            .formatted(waiting)
        : "its secret stays; %d entries of the record wait to be looked at for it"
            .formatted(waiting);
  }

  @Override
  public Step put(Optional<Item> before, Item after, Author author) throws StoreUnavailable {
    AddWebhook asked = asked(after);
    String salt = secrets.salt();
    WebhookStore.Kept next = kept(asked, salt, author);
    WebhookStore.Kept was = kept(asked(before.orElse(after)), "", author);
    return before.isPresent()
        ? Step.of(asked, unit -> joining.change(unit, was, next))
        : new Step(
            asked,
            asked.asked(),
            unit -> joining.add(unit, next),
            Optional.of(secrets.shown(salt)));
  }

  @Override
  public Step end(Item before, Author author) throws StoreUnavailable {
    WebhookStore.Kept was = kept(asked(before), "", author);
    return Step.of(
        new ChangeWebhook(was.webhook().name(), ChangeWebhook.Change.REMOVE),
        unit -> joining.remove(unit, was));
  }

  private WebhookStore.Kept kept(AddWebhook asked, String salt, Author author)
      throws StoreUnavailable {
    return new WebhookStore.Kept(
        new Webhook(
            asked.name(),
            asked.url(),
            asked.filter(),
            author.subject(),
            author.at().truncatedTo(ChronoUnit.MICROS)),
        salt,
        WebhookStanding.from(log.head().size()));
  }
}
