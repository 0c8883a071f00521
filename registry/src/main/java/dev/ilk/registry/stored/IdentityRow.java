package dev.ilk.registry.stored;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An identity as an adapter writes it: columns to search by, and a body that tells everything and
 * that the adapter need not understand.
 *
 * @param id the primary key
 * @param subject unique; pages are in its order, compared by code unit
 * @param kind to filter by
 * @param environment to filter by; empty for people
 * @param set to filter by; may be empty
 * @param name to search in; lower case
 * @param status to filter by
 * @param keys each is no other identity's; looked up by equality
 * @param stewards the names of the people who answer for it; empty for people
 * @param ties what it stands to by name
 * @param body JSON
 */
public record IdentityRow(
    Id.Identity id,
    String subject,
    Kind kind,
    Optional<Environment> environment,
    String set,
    String name,
    Status status,
    Set<Key> keys,
    Set<String> stewards,
    Set<Tie> ties,
    String body) {

  /** In which way an identity stands to what has a name and no id. */
  public enum Standing {
    /** The team owns it. */
    OWNER,
    /** It is in the team. */
    MEMBER,
    /** It depends on the system. */
    DEPENDS_ON;

    /**
     * The way as it stands in rows.
     *
     * @return lower case, with dashes
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something that an identity stands to.
   *
   * @param standing in which way
   * @param toward what it is called
   */
  public record Tie(Standing standing, String toward) {}

  public IdentityRow {
    ties = Set.copyOf(ties);
    stewards = Set.copyOf(stewards);
    keys = Set.copyOf(keys);
  }

  /**
   * Writes a row.
   *
   * @param registered the identity
   * @return its row
   */
  public static IdentityRow of(Registered registered) {
    Optional<Environment> environment =
        switch (registered.actor()) {
          case Human human -> Optional.empty();
          case Workload workload -> Optional.of(workload.environment());
          case Agent agent -> Optional.of(agent.environment());
        };
    return new IdentityRow(
        registered.actor().id(),
        registered.actor().subject(),
        registered.actor().kind(),
        environment,
        registered.set(),
        registered.actor().name(),
        registered.actor().status(),
        registered.keys(),
        stewards(registered.actor()),
        ties(registered.actor()),
        ActorBody.write(registered));
  }

  private static Set<String> stewards(Actor actor) {
    return switch (actor) {
      case Human human -> Set.of();
      case Machine machine ->
          Stream.concat(
                  Stream.of(machine.stewardship().contact()),
                  machine.stewardship().approver().stream())
              .collect(Collectors.toUnmodifiableSet());
    };
  }

  private static Set<Tie> ties(Actor actor) {
    return switch (actor) {
      case Human human ->
          human.teams().stream()
              .map(team -> new Tie(Standing.MEMBER, team.name()))
              .collect(Collectors.toUnmodifiableSet());
      case Machine machine ->
          Stream.concat(
                  Stream.of(new Tie(Standing.OWNER, machine.stewardship().owner().name())),
                  machine.stewardship().dependencies().stream()
                      .map(system -> new Tie(Standing.DEPENDS_ON, system)))
              .collect(Collectors.toUnmodifiableSet());
    };
  }

  /**
   * Reads a row back.
   *
   * @param body as it was written
   * @param revision the registry's version that wrote it
   * @return the identity
   * @throws IllegalStateException if the body was not written by this version of Ilk
   */
  public static Registered read(String body, long revision) {
    return ActorBody.read(body, revision);
  }
}
