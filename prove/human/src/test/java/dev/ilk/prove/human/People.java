package dev.ilk.prove.human;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Sample people. */
public final class People {
  /** When all of this takes place. */
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /** Ids of that time. */
  public static final Ids IDS = new Ids(() -> NOW);

  private People() {}

  /**
   * An employee with an account at the provider {@code acme}, not yet bound.
   *
   * @param name in lower case
   * @return the person
   */
  public static Human employee(String name) {
    return human(name, Human.Subtype.EMPLOYEE, Status.ACTIVE, Optional.empty(), Set.of());
  }

  /**
   * A person.
   *
   * @param name in lower case
   * @param subtype what sort
   * @param status where in life
   * @param expires until when
   * @param roles which roles
   * @return with an account at the provider {@code acme}, not yet bound
   */
  public static Human human(
      String name,
      Human.Subtype subtype,
      Status status,
      Optional<Instant> expires,
      Set<Role> roles) {
    return new Human(
        IDS.identity(),
        name,
        subtype,
        status,
        NOW.minusSeconds(86_400),
        expires,
        new Human.ProviderAccount("acme", Optional.empty(), name + "@acme.example"),
        Set.of(new Team("payments")),
        roles,
        new Human.Profile(name, "", ""));
  }

  /**
   * The same person in another state.
   *
   * @param human the person
   * @param status where in life
   * @param expires until when
   * @return a copy
   */
  public static Human with(Human human, Status status, Optional<Instant> expires) {
    return new Human(
        human.id(),
        human.name(),
        human.subtype(),
        status,
        human.created(),
        expires,
        human.account(),
        human.teams(),
        human.roles(),
        human.profile());
  }

  static Human with(Human human, Optional<String> subject) {
    return new Human(
        human.id(),
        human.name(),
        human.subtype(),
        human.status(),
        human.created(),
        human.expires(),
        new Human.ProviderAccount(human.account().provider(), subject, human.account().email()),
        human.teams(),
        human.roles(),
        human.profile());
  }
}
