package dev.ilk.notify;

import dev.ilk.gate.AddWebhook;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.kernel.Problem;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what is said of a webhook, by a command or in a file.
 *
 * @param sending judges its address
 */
record WebhookCheck(Sending sending) {

  Optional<Problem> objection(AddWebhook asked) {
    WebhookFilter filter = asked.filter();
    boolean names =
        Stream.concat(filter.actions().stream(), filter.environments().stream())
            .allMatch(name -> WebhookFilter.NAME.matcher(name).matches());
    if (!Webhook.NAME.matcher(asked.name()).matches()) {
      return Optional.of(
          invalid("that is no name of a webhook")
              .mend("use 2 to 63 lower-case letters, digits and dashes"));
    }
    if (!names
        || filter.actions().size() > WebhookFilter.MOST
        || filter.environments().size() > WebhookFilter.MOST) {
      return Optional.of(
          invalid("the filter names what cannot be, or too much")
              .mend("name at most %d actions and environments".formatted(WebhookFilter.MOST)));
    }
    return sending.objection(asked.url());
  }

  private static Problem invalid(String message) {
    return Problem.of(Problem.Kind.INVALID, "webhook_invalid", message);
  }
}
