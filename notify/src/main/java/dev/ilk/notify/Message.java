package dev.ilk.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.kernel.Bytes;
import dev.ilk.record.log.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An entry of the record as a message (Standard Webhooks, version 1). It holds what the entry
 * holds, which is all but personal data: that can be erased from the record, and could not be from
 * a message.
 */
final class Message {
  /** Whoever subscribes to anything hears of these. */
  private static final Set<String> ALWAYS =
      Set.of("OpenBreakGlass", "SealBreakGlass", "DrillBreakGlass");

  private static final JsonMapper JSON = new JsonMapper();

  private final long index;
  private final JsonNode event;

  private Message(long index, JsonNode event) {
    this.index = index;
    this.event = event;
  }

  /** The message of an entry; nothing if the entry cannot be read, which verifying tells. */
  static Optional<Message> of(StoredEntry entry) {
    try {
      JsonNode envelope = read(entry.leaf());
      JsonNode event =
          envelope.has("event") || entry.detached().isEmpty()
              ? envelope.path("event")
              : read(entry.detached().get());
      return event.isObject() ? Optional.of(new Message(entry.index(), event)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static JsonNode read(Bytes json) throws JsonProcessingException {
    return JSON.readTree(new String(json.toArray(), StandardCharsets.UTF_8));
  }

  /** Whether a webhook is told: what it asked for, what concerns itself, and emergencies. */
  boolean isFor(Webhook webhook) {
    if (event.path("result").asText().equals("intent")) {
      // Its outcome follows, and is told.
      return false;
    }
    JsonNode operation = event.path("operation");
    boolean own =
        operation.path("resource_type").asText().equals("Webhook")
            && operation.path("resource_id").asText().equals(webhook.name());
    return own || isUrgent() || isWanted(webhook.filter());
  }

  private boolean isWanted(WebhookFilter filter) {
    String kind = event.path("actor").path("kind").asText();
    return (filter.everything() || event.has("intent"))
        && (filter.actions().isEmpty() || filter.actions().contains(action()))
        && (filter.kinds().isEmpty()
            || filter.kinds().stream().anyMatch(wanted -> wanted.word().equals(kind)))
        && (filter.environments().isEmpty()
            || filter.environments().contains(event.at("/scene/environment").asText()));
  }

  /** Whether it is not to wait longer than it must. */
  boolean isUrgent() {
    return ALWAYS.contains(action());
  }

  private String action() {
    return event.path("action").asText();
  }

  /** The event's id: the same at each attempt, on each node. */
  String id() {
    return event.path("id").asText();
  }

  byte[] body() {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", action() + "." + event.path("result").asText());
    body.put("timestamp", event.path("time").asText());
    body.putObject("data").put("n", index).set("event", event);
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The three headers of Standard Webhooks, signed with HMAC-SHA256 (v1). */
  static Map<String, String> headers(String id, byte[] body, byte[] key, Instant now) {
    String timestamp = String.valueOf(now.getEpochSecond());
    Map<String, String> headers = new TreeMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      headers.put(
          "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
    return headers;
  }
}
