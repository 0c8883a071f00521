package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ProvisionPerson;
import dev.ilk.gate.ProvisionPerson.Change;
import dev.ilk.gate.ReadPeople;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /Users}.
 *
 * @param base the address of the interface
 */
record Users(String base) implements Resources {
  @Override
  public Answer search(Call call, Passage passage) {
    return switch (Searches.read(call.query(), Paths.OF_PEOPLE)) {
      case Result.Failed<Search>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<Search>(Search search) ->
          passage.pass(
              new ReadPeople(search),
              page -> {
                List<ObjectNode> users =
                    page.found().stream()
                        .map(one -> call.query().projection().of(UserJson.write(one, base)))
                        .toList();
                return Answer.of(200, Searches.list(call.query(), page, users));
              });
    };
  }

  @Override
  public Answer create(Call call, Passage passage) {
    return switch (call.body().get().then(UserJson::read)) {
      case Result.Failed<PersonFacts>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<PersonFacts>(PersonFacts facts) ->
          passage.pass(
              new ProvisionPerson(new Change.Join(facts)), person -> answer(201, person, call));
    };
  }

  @Override
  public Answer read(String id, Call call, Passage passage) {
    return passage.pass(
        new ReadPeople(Search.one(id)),
        page -> {
          if (page.found().isEmpty()) {
            return unknown();
          }
          Person person = page.found().getFirst();
          return call.has(Call.tag(person.revision()))
              ? Answer.empty(304)
              : answer(200, person, call);
        });
  }

  @Override
  public Answer replace(String id, Call call, Passage passage) {
    Result<ProvisionPerson.Revision> revision =
        call.body()
            .get()
            .then(UserJson::read)
            .then(facts -> Result.ok(current -> Result.ok(facts)));
    return revise(id, call, passage, revision);
  }

  @Override
  public Answer patch(String id, Call call, Passage passage) {
    return revise(id, call, passage, call.body().get().then(UserPatch::read));
  }

  private Answer revise(
      String id, Call call, Passage passage, Result<ProvisionPerson.Revision> revision) {
    return switch (revision) {
      case Result.Failed<ProvisionPerson.Revision>(List<Problem> problems) ->
          Answer.wrong(problems);
      case Result.Ok<ProvisionPerson.Revision>(ProvisionPerson.Revision revised) ->
          known(
              id,
              person ->
                  passage.pass(
                      new ProvisionPerson(new Change.Revise(person, call.expected(), revised)),
                      after -> answer(200, after, call)));
    };
  }

  @Override
  public Answer delete(String id, Call call, Passage passage) {
    return known(
        id,
        person ->
            passage.pass(
                new ProvisionPerson(new Change.Leave(person, call.expected())),
                gone -> Answer.empty(204)));
  }

  private Answer answer(int status, Person person, Call call) {
    ObjectNode user = call.query().projection().of(UserJson.write(person, base));
    return new Answer(
        status,
        Optional.of(user),
        Optional.of(base + "/Users/" + person.human().id().value()),
        Optional.of(Call.tag(person.revision())),
        Optional.empty());
  }

  private static Answer known(String id, Function<Id.Identity, Answer> then) {
    return Ids.parse(Id.Identity.PREFIX, Id.Identity::new, id).map(then).orElseGet(Users::unknown);
  }

  private static Answer unknown() {
    return Answer.error(404, Optional.empty(), "there is no such person");
  }
}
