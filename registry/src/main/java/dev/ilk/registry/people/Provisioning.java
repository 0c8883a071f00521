package dev.ilk.registry.people;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ProvisionPerson;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.leaving.Leaving;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Takes in who joins, changes and leaves, as a directory says (R10). */
public final class Provisioning implements Handler<ProvisionPerson, Person> {
  private static final int TRIES = 20;

  private final PeopleStore people;
  private final RegistryStore registry;
  private final Directory directory;
  private final SignOn signOn;
  private final Leaving leaving;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param people the directories' people
   * @param registry all identities
   * @param directory what this node holds of them
   * @param signOn where people sign on
   * @param leaving clears what people leave behind
   * @param ids where the ids of new identities come from
   */
  public Provisioning(
      PeopleStore people,
      RegistryStore registry,
      Directory directory,
      SignOn signOn,
      Leaving leaving,
      Ids ids) {
    this.people = people;
    this.registry = registry;
    this.directory = directory;
    this.signOn = signOn;
    this.leaving = leaving;
    this.ids = ids;
  }

  @Override
  public Result<Handled<Person>> act(Permit<ProvisionPerson> permit) throws PartUnavailable {
    DirectoryName from = DirectoryName.of(permit.proof());
    Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MILLIS);
    try {
      Result<Person> done =
          switch (permit.command().change()) {
            case ProvisionPerson.Change.Join(PersonFacts facts) -> join(from, facts, now);
            case ProvisionPerson.Change.Revise(
                    Id.Identity id,
                    OptionalLong expected,
                    ProvisionPerson.Revision revision) ->
                revise(from, id, expected, revision, now);
            case ProvisionPerson.Change.Leave(Id.Identity id, OptionalLong expected) ->
                leave(from, id, expected, now);
          };
      if (done instanceof Result.Ok<Person>(Person person)
          && person.human().status() != Status.ACTIVE) {
        leaving.clear(person.human().id());
      }
      return done.then(person -> Result.ok(Handled.of(person, told(permit.command(), person))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("people cannot be read or written", e);
    }
  }

  private Result<Person> join(DirectoryName from, PersonFacts facts, Instant now)
      throws StoreUnavailable {
    if (Facts.check(facts) instanceof Result.Failed<PersonFacts>(var problems)) {
      return new Result.Failed<>(problems);
    }
    for (int i = 0; i < TRIES; i++) {
      Human human =
          new Human(
              ids.identity(),
              PersonName.free(facts.userName(), registry),
              Human.Subtype.EMPLOYEE,
              Status.ACTIVE,
              now,
              Optional.empty(),
              new Human.ProviderAccount(
                  signOn.provider(from).orElse(""), Optional.empty(), address(facts)),
              Set.of(),
              Set.of(),
              profile(facts),
              facts.manager());
      Person next = new Person(in(human, facts), facts, List.of(), now, 0);
      Optional<Result<Person>> done = written(from, next);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw contention();
  }

  private Result<Person> revise(
      DirectoryName from,
      Id.Identity id,
      OptionalLong expected,
      ProvisionPerson.Revision revision,
      Instant now)
      throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Optional<Person> found = people.find(from, id);
      if (found.isEmpty()) {
        return Refusals.unknown("person", id.value());
      }
      Person current = found.get();
      if (expected.isPresent() && expected.getAsLong() != current.revision()) {
        return Refusals.moved();
      }
      Result<PersonFacts> wanted = revision.of(current).then(Facts::check);
      if (wanted instanceof Result.Failed<PersonFacts>(var problems)) {
        return new Result.Failed<>(problems);
      }
      PersonFacts facts = ((Result.Ok<PersonFacts>) wanted).value();
      if (facts.equals(current.facts())) {
        return Result.ok(current);
      }
      Human human = in(revised(current.human(), facts), facts);
      Optional<Result<Person>> done =
          written(from, new Person(human, facts, current.groups(), now, current.revision()));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw contention();
  }

  private Result<Person> leave(
      DirectoryName from, Id.Identity id, OptionalLong expected, Instant now)
      throws StoreUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Optional<Person> found = people.find(from, id);
      if (found.isEmpty()) {
        return Refusals.unknown("person", id.value());
      }
      Person current = found.get();
      if (expected.isPresent() && expected.getAsLong() != current.revision()) {
        return Refusals.moved();
      }
      Human gone = Departed.of(current.human());
      Provisioned next =
          new Provisioned(
              current.facts(), now, new Registered(gone, from.set(), current.revision()));
      if (people.write(next) == PeopleStore.Written.DONE) {
        directory.wrote(id);
        return Result.ok(new Person(gone, current.facts(), List.of(), now, current.revision()));
      }
    }
    throw contention();
  }

  /** Empty if somebody else was quicker, so that it is to be worked out again. */
  private Optional<Result<Person>> written(DirectoryName from, Person next)
      throws StoreUnavailable {
    Optional<String> taken = taken(next.human());
    if (taken.isPresent()) {
      return Optional.of(
          Refusals.taken("emails", "`%s` is another person's address".formatted(taken.get())));
    }
    Registered registered = new Registered(next.human(), from.set(), next.revision());
    return switch (people.write(new Provisioned(next.facts(), next.modified(), registered))) {
      case DONE -> {
        directory.wrote(next.human().id());
        yield people
            .find(from, next.human().id())
            .map(Result::ok)
            .or(() -> Optional.of(Refusals.unknown("person", next.human().id().value())));
      }
      case USER_NAME_TAKEN ->
          Optional.of(
              Refusals.taken(
                  "userName", "`%s` is another person's".formatted(next.facts().userName())));
      case MOVED, KEY_TAKEN -> Optional.empty();
    };
  }

  private Optional<String> taken(Human human) throws StoreUnavailable {
    Human.ProviderAccount account = human.account();
    if (account.email().isEmpty() || human.status() == Status.ENDED) {
      return Optional.empty();
    }
    Key key = Key.email(account.provider(), account.email());
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .filter(other -> !other.actor().id().equals(human.id()))
        .map(other -> account.email());
  }

  private static Human revised(Human human, PersonFacts facts) {
    return new Human(
        human.id(),
        human.name(),
        human.subtype(),
        human.status(),
        human.created(),
        human.expires(),
        new Human.ProviderAccount(
            human.account().provider(), human.account().subject(), address(facts)),
        human.teams(),
        human.roles(),
        profile(facts),
        facts.manager());
  }

  /**
   * Active or revoked, as the directory says. Whoever is not active has no teams and no roles, and
   * gets none back by becoming active again: the directory says anew in which groups the person is.
   */
  private static Human in(Human human, PersonFacts facts) {
    return new Human(
        human.id(),
        human.name(),
        human.subtype(),
        facts.active() ? Status.ACTIVE : Status.REVOKED,
        human.created(),
        human.expires(),
        human.account(),
        facts.active() ? human.teams() : Set.of(),
        facts.active() ? human.roles() : Set.of(),
        human.profile(),
        human.manager());
  }

  private static String address(PersonFacts facts) {
    return facts
        .address()
        .or(() -> Optional.of(facts.userName()))
        .filter(Facts::isAddress)
        .orElse("");
  }

  private static Human.Profile profile(PersonFacts facts) {
    return new Human.Profile(facts.displayName(), facts.title(), facts.department());
  }

  /** Who it is stands in the record by id; names and addresses are personal data and stay out. */
  private static Particulars told(ProvisionPerson asked, Person person) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put(
        "change",
        switch (asked.change()) {
          case ProvisionPerson.Change.Join join -> "join";
          case ProvisionPerson.Change.Revise revise -> "revise";
          case ProvisionPerson.Change.Leave leave -> "leave";
        });
    details.put("status", person.human().status().name().toLowerCase(java.util.Locale.ROOT));
    details.put("revision", Long.toString(person.revision()));
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        "Person",
        person.human().id().value(),
        Optional.empty(),
        details);
  }

  private static StoreUnavailable contention() {
    return new StoreUnavailable(
        "the person would not stand still", new IllegalStateException("too much contention"));
  }
}
