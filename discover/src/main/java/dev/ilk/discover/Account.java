package dev.ilk.discover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account in another system, as that system tells it.
 *
 * @param system which system, such as {@code github:acme}
 * @param id its id there, which does not change
 * @param name its name there: what somebody signs in with
 * @param display what people read; may be empty
 * @param email its address; may be empty
 * @param type the system's own word for what it is; may be empty
 * @param enabled whether it can be used
 * @param created when it was made, if the system tells
 * @param lastUsed when it was last used, if the system tells
 * @param traits what else is known of it, by the names in {@link Trait} and others
 * @param credentials what it holds
 */
public record Account(
    String system,
    String id,
    String name,
    String display,
    String email,
    String type,
    boolean enabled,
    Optional<Instant> created,
    Optional<Instant> lastUsed,
    Map<String, String> traits,
    List<HeldCredential> credentials) {
  /** The longest text of any field, in characters; longer ones are cut when read. */
  public static final int LONGEST = 1_000;

  public Account {
    traits = Map.copyOf(traits);
    credentials = List.copyOf(credentials);
    if (system.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("an account has a system and an id");
    }
  }

  /**
   * A field or trait by its name.
   *
   * @param field {@code system}, {@code name}, {@code display}, {@code email}, {@code type}, or a
   *     trait's name
   * @return its text; empty if nothing is known
   */
  public String text(String field) {
    return switch (field) {
      case "system" -> system;
      case "name" -> name;
      case "display" -> display;
      case "email" -> email;
      case "type" -> type;
      default -> traits.getOrDefault(field, "");
    };
  }

  /**
   * A trait as a number.
   *
   * @param trait its name
   * @return the number, if it is one
   */
  public Optional<Double> number(String trait) {
    try {
      return Optional.ofNullable(traits.get(trait)).map(Double::valueOf).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The same account with more traits.
   *
   * @param more traits to add or replace
   * @return a copy
   */
  public Account with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(traits);
    all.putAll(more);
    return new Account(
        system, id, name, display, email, type, enabled, created, lastUsed, all, credentials);
  }
}
