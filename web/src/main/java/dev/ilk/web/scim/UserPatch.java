package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import dev.ilk.gate.ProvisionPerson;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.kernel.Result;
import java.util.List;

/**
 * A patch of a person: all of its operations or none, on the person as it is at the moment of the
 * change.
 *
 * @param operations in their order
 */
record UserPatch(List<Patches.Operation> operations) implements ProvisionPerson.Revision {
  static Result<ProvisionPerson.Revision> read(ObjectNode body) {
    return Patches.read(body).then(operations -> Result.ok(new UserPatch(operations)));
  }

  @Override
  public Result<PersonFacts> of(Person current) {
    return applied(operations, UserJson.write(current, "")).then(UserJson::read);
  }

  /** All of the operations on a resource, or why that is impossible. */
  static Result<ObjectNode> applied(List<Patches.Operation> operations, ObjectNode resource) {
    return Bodies.caseless(resource)
        .then(copy -> {
          for (Patches.Operation operation : operations) {
            Result<ObjectNode> done = apply(operation, copy);
            if (done instanceof Result.Failed<ObjectNode>) {
              return done;
            }
          }
          return Result.ok(copy);
        });
  }

  private static Result<ObjectNode> apply(Patches.Operation operation, ObjectNode user) {
    try {
      JsonNode value = operation.value();
      PatchOperation made =
          switch (operation.verb()) {
            case ADD -> PatchOperation.create(PatchOpType.ADD, operation.path(), value);
            case REPLACE -> PatchOperation.create(PatchOpType.REPLACE, operation.path(), value);
            case REMOVE -> PatchOperation.remove(operation.path());
          };
      made.apply(user);
      return Result.ok(user);
    } catch (ScimException e) {
      String type = String.valueOf(e.getScimError().getScimType());
      return Patches.wrong(
          type.equals("noTarget") ? "target_missing" : "path_invalid",
          "the operation finds nothing to work on",
          operation.name());
    } catch (RuntimeException e) {
      // The library breaks on some values of another type than the attribute's.
      return Patches.wrong("value_invalid", "the value does not fit", operation.name());
    }
  }
}
