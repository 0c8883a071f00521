package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * An identity that can act: a person, a piece of software, or an AI agent. Fixed in kind for good.
 */
public sealed interface Actor permits Human, Machine {

  /**
   * The immutable identifier.
   *
   * @return never reused, unchanged by renaming
   */
  Id.Identity id();

  /**
   * The name, unique within the kind for ever: a name that was ended is never given to another.
   *
   * @return follows {@link Names}
   */
  String name();

  /**
   * The lifecycle state.
   *
   * @return where in its life it stands
   */
  Status status();

  /**
   * When it ends by itself.
   *
   * @return the first instant at which it can no longer prove itself; empty only for people without
   *     an end date
   */
  Optional<Instant> expires();

  /**
   * The kind.
   *
   * @return the same for the whole life of the identity
   */
  default Kind kind() {
    return switch (this) {
      case Human h -> Kind.HUMAN;
      case Workload w -> Kind.WORKLOAD;
      case Agent a -> Kind.AGENT;
    };
  }

  /**
   * The name with its kind, such as {@code workload:prod-payments-api}: the {@code sub} of tokens
   * and the name shown to people.
   *
   * @return kind and name
   */
  default String subject() {
    return kind().word() + ":" + name();
  }

  /**
   * Whether the identity can act at an instant.
   *
   * @param now the instant
   * @return true if it was not taken back and has not expired
   */
  default boolean standsAt(Instant now) {
    return status().mayAct() && expires().map(now::isBefore).orElse(true);
  }
}
