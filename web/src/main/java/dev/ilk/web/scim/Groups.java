package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ProvisionGroup;
import dev.ilk.gate.ProvisionGroup.Change;
import dev.ilk.gate.ReadGroups;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code /Groups}.
 *
 * @param base the address of the interface
 */
record Groups(String base) implements Resources {
  private static final String MEMBERS = "members";

  /** Members are listed only where they are asked for by name: a page of groups may have many. */
  @Override
  public Answer search(Call call, Passage passage) {
    boolean members = call.query().projection().names(MEMBERS);
    return switch (Searches.read(call.query(), Paths.OF_GROUPS)) {
      case Result.Failed<Search>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<Search>(Search search) ->
          passage.pass(
              new ReadGroups(search, members),
              page -> {
                List<ObjectNode> groups =
                    page.found().stream()
                        .map(one ->
                            call.query().projection().of(GroupJson.write(one, members, base)))
                        .toList();
                return Answer.of(200, Searches.list(call.query(), page, groups));
              });
    };
  }

  @Override
  public Answer create(Call call, Passage passage) {
    return switch (call.body().get().then(GroupJson::read)) {
      case Result.Failed<GroupJson.Told>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<GroupJson.Told>(GroupJson.Told told) ->
          passage.pass(
              new ProvisionGroup(new Change.Make(told.name(), told.externalId(), told.members())),
              group -> answer(201, group, false, call));
    };
  }

  @Override
  public Answer read(String id, Call call, Passage passage) {
    boolean members = call.query().projection().tells(MEMBERS);
    return passage.pass(
        new ReadGroups(Search.one(id), members),
        page -> {
          if (page.found().isEmpty()) {
            return unknown();
          }
          PeopleGroup group = page.found().getFirst();
          return call.has(Call.tag(group.revision()))
              ? Answer.empty(304)
              : answer(200, group, members, call);
        });
  }

  @Override
  public Answer replace(String id, Call call, Passage passage) {
    return revise(
        id,
        call,
        passage,
        call.body()
            .get()
            .then(GroupJson::read)
            .then(told ->
                Result.ok(
                    new GroupRevision(
                        Optional.of(told.name()),
                        Optional.of(told.externalId()),
                        true,
                        told.members(),
                        Set.of()))));
  }

  @Override
  public Answer patch(String id, Call call, Passage passage) {
    return revise(id, call, passage, call.body().get().then(GroupPatch::read));
  }

  private Answer revise(String id, Call call, Passage passage, Result<GroupRevision> revision) {
    return switch (revision) {
      case Result.Failed<GroupRevision>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<GroupRevision>(GroupRevision revised) ->
          known(
              id,
              group ->
                  passage.pass(
                      new ProvisionGroup(new Change.Revise(group, call.expected(), revised)),
                      after -> answer(200, after, false, call)));
    };
  }

  @Override
  public Answer delete(String id, Call call, Passage passage) {
    return known(
        id,
        group ->
            passage.pass(
                new ProvisionGroup(new Change.Remove(group, call.expected())),
                gone -> Answer.empty(204)));
  }

  private Answer answer(int status, PeopleGroup group, boolean members, Call call) {
    ObjectNode json = call.query().projection().of(GroupJson.write(group, members, base));
    return new Answer(
        status,
        Optional.of(json),
        Optional.of(base + "/Groups/" + group.id().value()),
        Optional.of(Call.tag(group.revision())),
        Optional.empty());
  }

  private static Answer known(String id, Function<Id.Group, Answer> then) {
    return Ids.parse(Id.Group.PREFIX, Id.Group::new, id).map(then).orElseGet(Groups::unknown);
  }

  private static Answer unknown() {
    return Answer.error(404, Optional.empty(), "there is no such group");
  }
}
