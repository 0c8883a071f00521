package dev.ilk.discover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Accounts as JSON objects, one a line in files of accounts. */
public final class AccountJson {
  /**
   * Numbers above this are milliseconds since 1970, not seconds: it is the year 5138 in seconds.
   */
  private static final long MILLIS = 100_000_000_000L;

  private static final int MOST_TEXTS = 50;

  private AccountJson() {}

  /**
   * Puts an account into JSON.
   *
   * @param account the account
   * @return an object; what is not known is left out
   */
  public static ObjectNode write(Account account) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("system", account.system()).put("id", account.id()).put("name", account.name());
    node.put("display", account.display()).put("email", account.email());
    node.put("type", account.type()).put("enabled", account.enabled());
    account.created().ifPresent(when -> node.put("created", when.toString()));
    account.lastUsed().ifPresent(when -> node.put("lastUsed", when.toString()));
    ObjectNode traits = node.putObject("traits");
    new TreeMap<>(account.traits()).forEach(traits::put);
    for (HeldCredential held : account.credentials()) {
      ObjectNode one = node.withArray("credentials").addObject();
      one.put("kind", held.kind()).put("id", held.id());
      held.created().ifPresent(when -> one.put("created", when.toString()));
      held.lastUsed().ifPresent(when -> one.put("lastUsed", when.toString()));
      held.expires().ifPresent(when -> one.put("expires", when.toString()));
      held.scopes().forEach(one.withArray("scopes")::add);
    }
    return node;
  }

  /**
   * Reads an account.
   *
   * @param node an object as {@link #write} makes it
   * @return the account; nothing if it has no system or id
   */
  public static Optional<Account> read(JsonNode node) {
    String system = text(node.path("system"));
    String id = text(node.path("id"));
    if (system.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> traits = new TreeMap<>();
    node.path("traits").properties().forEach(e -> traits.put(e.getKey(), text(e.getValue())));
    List<HeldCredential> held = new ArrayList<>();
    for (JsonNode one : node.path("credentials")) {
      held.add(
          new HeldCredential(
              text(one.path("kind")),
              text(one.path("id")),
              instant(one.path("created")),
              instant(one.path("lastUsed")),
              instant(one.path("expires")),
              texts(one.path("scopes"))));
    }
    return Optional.of(
        new Account(
            system,
            id,
            text(node.path("name")),
            text(node.path("display")),
            text(node.path("email")),
            text(node.path("type")),
            node.path("enabled").asBoolean(true),
            instant(node.path("created")),
            instant(node.path("lastUsed")),
            traits,
            held));
  }

  /**
   * A list of texts, or a text of several parted by commas or spaces, as it is usual of scopes.
   *
   * @param node any value
   * @return at most 50 texts of bounded length
   */
  public static List<String> texts(JsonNode node) {
    return Pattern.compile("[,\\s]+")
        .splitAsStream(text(node))
        .filter(one -> !one.isEmpty())
        .limit(MOST_TEXTS)
        .toList();
  }

  /**
   * A value as text of bounded length, without control characters.
   *
   * @param node any value; objects and lists give nothing, but lists of texts are joined by commas
   * @return its text
   */
  public static String text(JsonNode node) {
    if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      for (JsonNode one : node) {
        if (one.isValueNode() && parts.size() < MOST_TEXTS) {
          parts.add(one.asText());
        }
      }
      return clean(String.join(",", parts));
    }
    return node.isNull() ? "" : clean(node.asText(""));
  }

  /**
   * A value as an instant.
   *
   * @param node a text (RFC 3339, or a date) or a number of seconds or milliseconds since 1970
   * @return the instant; nothing if it is none, or is before 1971, by which systems mean never
   */
  public static Optional<Instant> instant(JsonNode node) {
    return parsed(node).filter(when -> when.isAfter(Instant.parse("1971-01-01T00:00:00Z")));
  }

  private static Optional<Instant> parsed(JsonNode node) {
    try {
      if (node.isNumber() || node.asText().matches("[0-9]{9,14}")) {
        long number = node.asLong();
        return Optional.of(
            number > MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
      }
      String text = node.asText("");
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return Optional.of(Instant.parse(text + "T00:00:00Z"));
      }
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              OffsetDateTime.parse(text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                  .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String clean(String text) {
    String cut = text.length() > Account.LONGEST ? text.substring(0, Account.LONGEST) : text;
    // Halves of surrogate pairs too: no store keeps them as they are. Overrides of the direction of
    // writing make a name look like another one.
    return cut.replaceAll("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]", " ").strip();
  }
}
