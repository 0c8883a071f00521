package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ProvisionMachine;
import dev.ilk.gate.ProvisionMachine.Change;
import dev.ilk.gate.ReadMachines;
import dev.ilk.gate.machines.MachineFacts;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /Workloads} and {@code /Agents}.
 *
 * @param type which of both
 * @param base the address of the interface
 */
record Machines(MachineType type, String base) implements Resources {
  @Override
  public Answer search(Call call, Passage passage) {
    return switch (MachineSearch.of(call.query())) {
      case Result.Failed<MachineSearch>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<MachineSearch>(MachineSearch search) ->
          passage.pass(
              new ReadMachines(type.kind(), Optional.empty()),
              found ->
                  search.answer(
                      found.stream().map(one -> MachineJson.write(type, one, base)).toList()));
    };
  }

  @Override
  public Answer create(Call call, Passage passage) {
    return switch (call.body().get().then(this::facts)) {
      case Result.Failed<MachineFacts>(List<Problem> problems) -> Answer.wrong(problems);
      case Result.Ok<MachineFacts>(MachineFacts facts) ->
          passage.pass(
              new ProvisionMachine(type.kind(), new Change.Join(facts)),
              made -> answer(201, made, call));
    };
  }

  private Result<MachineFacts> facts(ObjectNode body) {
    return MachineJson.read(type, body);
  }

  @Override
  public Answer read(String id, Call call, Passage passage) {
    return known(
        id,
        machine ->
            passage.pass(
                new ReadMachines(type.kind(), Optional.of(machine)),
                found -> {
                  if (found.isEmpty()) {
                    return unknown();
                  }
                  return call.has(Call.tag(found.getFirst().revision()))
                      ? Answer.empty(304)
                      : answer(200, found.getFirst(), call);
                }));
  }

  @Override
  public Answer replace(String id, Call call, Passage passage) {
    return revise(
        id,
        call,
        passage,
        call.body().get().then(this::facts).then(facts -> Result.ok(current -> Result.ok(facts))));
  }

  @Override
  public Answer patch(String id, Call call, Passage passage) {
    return revise(
        id,
        call,
        passage,
        call.body()
            .get()
            .then(Patches::read)
            .then(operations ->
                Result.ok(current ->
                    UserPatch.applied(operations, MachineJson.write(type, current, ""))
                        .then(this::facts))));
  }

  private Answer revise(
      String id, Call call, Passage passage, Result<ProvisionMachine.Revision> revision) {
    return switch (revision) {
      case Result.Failed<ProvisionMachine.Revision>(List<Problem> problems) ->
          Answer.wrong(problems);
      case Result.Ok<ProvisionMachine.Revision>(ProvisionMachine.Revision revised) ->
          known(
              id,
              machine ->
                  passage.pass(
                      new ProvisionMachine(
                          type.kind(), new Change.Revise(machine, call.expected(), revised)),
                      after -> answer(200, after, call)));
    };
  }

  @Override
  public Answer delete(String id, Call call, Passage passage) {
    return known(
        id,
        machine ->
            passage.pass(
                new ProvisionMachine(type.kind(), new Change.Leave(machine, call.expected())),
                gone -> Answer.empty(204)));
  }

  private Answer answer(int status, ProvisionedMachine machine, Call call) {
    return new Answer(
        status,
        Optional.of(call.query().projection().of(MachineJson.write(type, machine, base))),
        Optional.of(base + type.endpoint() + "/" + machine.machine().id().value()),
        Optional.of(Call.tag(machine.revision())),
        Optional.empty());
  }

  private static Answer known(String id, Function<Id.Identity, Answer> then) {
    return Ids.parse(Id.Identity.PREFIX, Id.Identity::new, id)
        .map(then)
        .orElseGet(Machines::unknown);
  }

  private static Answer unknown() {
    return Answer.error(404, Optional.empty(), "there is no such machine");
  }
}
