package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Take in that a person joins, changes or leaves, as a company's directory says (R10). What a
 * change to inactive, or a removal, ends is the same as at {@link Offboard}.
 *
 * @param change what happened
 */
public record ProvisionPerson(Change change) implements Command<Person> {

  /** What happened to the person. */
  public sealed interface Change {
    /**
     * Joined.
     *
     * @param facts what the directory says
     */
    record Join(PersonFacts facts) implements Change {}

    /**
     * Is different.
     *
     * @param id who
     * @param expected the revision that was looked at; empty to change whatever is there
     * @param revision what becomes of what was known
     */
    record Revise(Id.Identity id, OptionalLong expected, Revision revision) implements Change {}

    /**
     * Is gone for good.
     *
     * @param id who
     * @param expected the revision that was looked at; empty to remove whatever is there
     */
    record Leave(Id.Identity id, OptionalLong expected) implements Change {}
  }

  /** Works out what is said of a person from what was said before. Without effects. */
  @FunctionalInterface
  public interface Revision {
    /**
     * Works it out.
     *
     * @param current what is known
     * @return what shall be known, or why that is impossible
     */
    Result<PersonFacts> of(Person current);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return switch (change) {
      case Change.Join(PersonFacts facts) -> Asked.action(action(), "Person", "new");
      case Change.Revise revise -> Asked.action(action(), "Person", revise.id().value());
      case Change.Leave leave -> Asked.action(action(), "Person", leave.id().value());
    };
  }

  /**
   * Who it is about.
   *
   * @return empty for one who joins
   */
  public Optional<Id.Identity> person() {
    return switch (change) {
      case Change.Join join -> Optional.empty();
      case Change.Revise revise -> Optional.of(revise.id());
      case Change.Leave leave -> Optional.of(leave.id());
    };
  }
}
