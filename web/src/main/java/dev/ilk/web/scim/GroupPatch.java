package dev.ilk.web.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A patch of a group, brought to what it comes to: so a large group is changed without being read.
 */
final class GroupPatch {
  private Optional<String> name = Optional.empty();
  private Optional<Optional<String>> externalId = Optional.empty();
  private boolean emptied;
  private final Set<Id.Identity> added = new HashSet<>();
  private final Set<Id.Identity> removed = new HashSet<>();

  private GroupPatch() {}

  static Result<GroupRevision> read(ObjectNode body) {
    return Patches.read(body).then(GroupPatch::revision);
  }

  private static Result<GroupRevision> revision(List<Patches.Operation> operations) {
    GroupPatch patch = new GroupPatch();
    for (Patches.Operation operation : operations) {
      Result<GroupPatch> done = patch.take(operation);
      if (done instanceof Result.Failed<GroupPatch>(var problems)) {
        return new Result.Failed<>(problems);
      }
    }
    return Result.ok(
        new GroupRevision(patch.name, patch.externalId, patch.emptied, patch.added, patch.removed));
  }

  private Result<GroupPatch> take(Patches.Operation operation) {
    return switch (operation.name()) {
      case "displayname" -> named(operation);
      case "externalid" -> external(operation);
      case "members" -> members(operation);
      default ->
          Patches.wrong("path_invalid", "a group has nothing of this name", operation.name());
    };
  }

  private Result<GroupPatch> named(Patches.Operation operation) {
    if (operation.verb() == Patches.Verb.REMOVE || !operation.value().isTextual()) {
      return Patches.wrong("value_invalid", "a group has a name", "displayName");
    }
    name = Optional.of(operation.value().asText());
    return Result.ok(this);
  }

  private Result<GroupPatch> external(Patches.Operation operation) {
    boolean removes = operation.verb() == Patches.Verb.REMOVE;
    if (!removes && !operation.value().isTextual()) {
      return Patches.wrong("value_invalid", "expected a text", "externalId");
    }
    externalId = Optional.of(removes ? Optional.empty() : Optional.of(operation.value().asText()));
    return Result.ok(this);
  }

  private Result<GroupPatch> members(Patches.Operation operation) {
    Filter filter = operation.path().getElement(0).getValueFilter();
    if (filter != null) {
      return one(operation, filter);
    }
    return switch (operation.verb()) {
      case ADD -> GroupJson.members(operation.value()).then(this::add);
      case REPLACE ->
          GroupJson.members(operation.value())
              .then(members -> {
                empty();
                return add(members);
              });
      // Microsoft Entra ID names whom it removes in the value.
      case REMOVE -> names(operation.value()) ? removed(operation.value()) : empty();
    };
  }

  private static boolean names(JsonNode value) {
    return !value.isMissingNode() && !value.isNull() && !value.isEmpty();
  }

  /** {@code members[value eq "idn_…"]}: the one member, and nothing but to remove it. */
  private Result<GroupPatch> one(Patches.Operation operation, Filter filter) {
    boolean named =
        filter.getFilterType() == FilterType.EQUAL
            && Paths.name(requireNonNull(filter.getAttributePath())).equals("value")
            && operation.verb() == Patches.Verb.REMOVE;
    return named
        ? removed(requireNonNull(filter.getComparisonValue()))
        : Patches.wrong("path_invalid", "expected to remove `members[value eq \"…\"]`", "members");
  }

  private Result<GroupPatch> add(Set<Id.Identity> members) {
    added.addAll(members);
    removed.removeAll(members);
    return Result.ok(this);
  }

  private Result<GroupPatch> removed(JsonNode value) {
    return GroupJson.members(value)
        .then(members -> {
          removed.addAll(members);
          added.removeAll(members);
          return Result.ok(this);
        });
  }

  private Result<GroupPatch> empty() {
    emptied = true;
    added.clear();
    removed.clear();
    return Result.ok(this);
  }
}
