package dev.ilk.registry.people;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadPeople;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;

/** Reads the people of the directory that asks. */
public final class PeopleReading implements Handler<ReadPeople, Search.Page<Person>> {
  private final PeopleStore people;

  /**
   * Builds the handler.
   *
   * @param people the directories' people
   */
  public PeopleReading(PeopleStore people) {
    this.people = people;
  }

  @Override
  public Result<Handled<Search.Page<Person>>> act(Permit<ReadPeople> permit)
      throws PartUnavailable {
    try {
      return Result.ok(
          Handled.of(
              people.page(DirectoryName.of(permit.proof()), permit.command().search()),
              permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("people cannot be read", e);
    }
  }
}
