package dev.ilk.gate.notify;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An address that is told of events.
 *
 * @param name what people call it, see {@link #NAME}
 * @param url where it is
 * @param filter what it is told of
 * @param creator the subject of whoever added it
 * @param created when
 */
public record Webhook(
    String name, String url, WebhookFilter filter, String creator, Instant created) {
  /** Names: lower case, digits and dashes, 2 to 63 characters. */
  public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,61}[a-z0-9]");

  public Webhook {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("`%s` is no name of a webhook".formatted(name));
    }
  }
}
