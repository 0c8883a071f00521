package dev.ilk.registry.people;

import dev.ilk.actor.Human;
import dev.ilk.actor.Team;
import dev.ilk.gate.BindGroup;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ProvisionGroup;
import dev.ilk.gate.ReadGroups;
import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.words.Prose;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads and changes groups of people, and chooses what they bring. */
public final class Groups {
  private static final int LONGEST_NAME = 200;

  private final GroupStore store;
  private final Directory directory;
  private final Ids ids;

  /**
   * Builds the handlers.
   *
   * @param store the directories' groups
   * @param directory what this node holds of the registry
   * @param ids where the ids of new groups come from
   */
  public Groups(GroupStore store, Directory directory, Ids ids) {
    this.store = store;
    this.directory = directory;
    this.ids = ids;
  }

  /**
   * Reads groups: those of the directory that asks, or of all for a person.
   *
   * @param permit the right to
   * @return one page
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Search.Page<PeopleGroup>>> read(Permit<ReadGroups> permit)
      throws PartUnavailable {
    Optional<DirectoryName> from =
        permit.proof().actor() instanceof Human
            ? Optional.empty()
            : Optional.of(DirectoryName.of(permit.proof()));
    try {
      ReadGroups asked = permit.command();
      return Result.ok(
          Handled.of(store.page(from, asked.search(), asked.members()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("groups cannot be read", e);
    }
  }

  /**
   * Makes, changes or removes a group of the directory that asks.
   *
   * @param permit the right to
   * @return the group as it is now, or was last
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<PeopleGroup>> provision(Permit<ProvisionGroup> permit)
      throws PartUnavailable {
    DirectoryName from = DirectoryName.of(permit.proof());
    Instant now = permit.arrival().at().truncatedTo(ChronoUnit.MILLIS);
    try {
      Result<PeopleGroup> done =
          switch (permit.command().change()) {
            case ProvisionGroup.Change.Make make -> make(from, make, now);
            case ProvisionGroup.Change.Revise(
                    Id.Group id,
                    OptionalLong expected,
                    GroupRevision revision) ->
                revise(from, id, expected, revision, now);
            case ProvisionGroup.Change.Remove(Id.Group id, OptionalLong expected) ->
                remove(from, id, expected);
          };
      return done.then(group -> Result.ok(Handled.of(group, permit.command().asked())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("groups cannot be read or written", e);
    }
  }

  /**
   * Chooses what a group brings.
   *
   * @param permit the right to
   * @return the group as it is now
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<PeopleGroup>> bind(Permit<BindGroup> permit) throws PartUnavailable {
    BindGroup asked = permit.command();
    try {
      if (asked.grant() instanceof Grant.OfTeam(Team team)
          && !directory.declarations().teams().contains(team)) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.INVALID, "team_unknown", "`%s` is no team".formatted(team.name()))
                .mend("declare it under `teams`, with `ilk apply`"));
      }
      return changed(
              asked.group(),
              Optional.empty(),
              store.bind(
                  asked.group(),
                  asked.grant(),
                  permit.arrival().at().truncatedTo(ChronoUnit.MILLIS)))
          .then(group -> Result.ok(Handled.of(group, asked.asked())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("groups cannot be read or written", e);
    }
  }

  private Result<PeopleGroup> make(DirectoryName from, ProvisionGroup.Change.Make make, Instant now)
      throws StoreUnavailable {
    Optional<Problem> wrong = wrong(Optional.of(make.name()), make.externalId());
    if (wrong.isPresent()) {
      return Result.failed(wrong.get());
    }
    PeopleGroup group =
        new PeopleGroup(
            ids.group(),
            from.set(),
            make.name(),
            make.externalId(),
            new Grant.Nothing(),
            List.of(),
            now,
            now,
            0);
    return changed(group.id(), Optional.of(from), store.add(group, make.members()));
  }

  private Result<PeopleGroup> revise(
      DirectoryName from, Id.Group id, OptionalLong expected, GroupRevision revision, Instant now)
      throws StoreUnavailable {
    Optional<Problem> wrong =
        wrong(revision.name(), revision.externalId().flatMap(Function.identity()));
    return wrong.isPresent()
        ? Result.failed(wrong.get())
        : changed(id, Optional.of(from), store.change(from, id, expected, revision, now));
  }

  private Result<PeopleGroup> remove(DirectoryName from, Id.Group id, OptionalLong expected)
      throws StoreUnavailable {
    Result<PeopleGroup> last = read(Optional.of(from), id);
    return switch (store.remove(from, id, expected)) {
      case DONE -> last;
      case UNKNOWN, MEMBER_UNKNOWN, TOO_MANY -> Refusals.unknown("group", id.value());
      case MOVED -> Refusals.moved();
    };
  }

  private Result<PeopleGroup> changed(
      Id.Group id, Optional<DirectoryName> from, GroupStore.Changed changed)
      throws StoreUnavailable {
    return switch (changed) {
      case DONE -> read(from, id);
      case UNKNOWN -> Refusals.unknown("group", id.value());
      case MOVED -> Refusals.moved();
      case MEMBER_UNKNOWN ->
          Refusals.invalid("members", "a member is no active person of this directory");
      case TOO_MANY ->
          Refusals.invalid(
              "members", "a group has at most %d members".formatted(PeopleGroup.MOST_MEMBERS));
    };
  }

  private Result<PeopleGroup> read(Optional<DirectoryName> from, Id.Group id)
      throws StoreUnavailable {
    return store.page(from, Search.one(id.value()), false).found().stream()
        .findFirst()
        .map(Result::ok)
        .orElseGet(() -> Refusals.unknown("group", id.value()));
  }

  private static Optional<Problem> wrong(Optional<String> name, Optional<String> externalId) {
    return Stream.of(
            name.map(text -> text.isBlank() || !isText(text) ? "displayName" : ""),
            externalId.map(text -> text.isEmpty() || !isText(text) ? "externalId" : ""))
        .flatMap(Optional::stream)
        .filter(where -> !where.isEmpty())
        .findFirst()
        .map(where ->
            Problem.of(
                    Problem.Kind.INVALID,
                    "value_invalid",
                    "expected 1 to %d visible characters".formatted(LONGEST_NAME))
                .at(where));
  }

  private static boolean isText(String text) {
    return text.length() <= LONGEST_NAME && Prose.isPlain(text);
  }
}
