package dev.ilk.registry.people;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.registry.stored.Registered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People as directories provision them. */
public final class Joined {
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  public static final DirectoryName HR = new DirectoryName("scim:prod-hr");
  public static final DirectoryName OTHER = new DirectoryName("scim:prod-other");
  static final Ids IDS = new Ids(InstantSource.fixed(NOW));

  private Joined() {}

  public static PersonFacts facts(String userName) {
    return new PersonFacts(
        userName,
        Optional.of("ext-" + userName),
        true,
        "Given",
        "Family",
        "Shown " + userName,
        "",
        "",
        List.of(new Email(userName + "@acme.example", "work", true)),
        Optional.empty());
  }

  public static Provisioned person(DirectoryName in, PersonFacts facts, Instant modified) {
    return next(in, human(IDS.identity(), facts, Status.ACTIVE, Set.of()), facts, modified, 0);
  }

  public static Provisioned next(
      DirectoryName in, Human human, PersonFacts facts, Instant modified, long revision) {
    return new Provisioned(facts, modified, new Registered(human, in.set(), revision));
  }

  public static Human human(
      Id.Identity id, PersonFacts facts, Status status, Set<dev.ilk.actor.Team> teams) {
    return new Human(
        id,
        PersonName.of(facts.userName()),
        Human.Subtype.EMPLOYEE,
        status,
        NOW,
        Optional.empty(),
        new Human.ProviderAccount("acme", Optional.empty(), facts.address().orElse("")),
        teams,
        Set.of(),
        new Human.Profile(facts.displayName(), facts.title(), facts.department()),
        facts.manager());
  }
}
