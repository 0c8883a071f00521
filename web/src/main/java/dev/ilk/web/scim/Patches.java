package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the operations of a patch (RFC 7644, section 3.5.2), each with a path: a value without one
 * is taken apart into its attributes, which may also be named by paths, as Microsoft Entra ID does.
 */
final class Patches {
  private static final int MOST = 1000;
  private static final int LONGEST_PATH = 1000;

  /** What only Ilk sets. Within a value without a path it is passed over, as Okta sends it. */
  private static final Set<String> FIXED = Set.of("id", "meta", "schemas", "groups");

  /** What an operation does. */
  enum Verb {
    ADD,
    REPLACE,
    REMOVE
  }

  /**
   * One operation.
   *
   * @param verb what it does
   * @param path to what
   * @param value with what; missing for a removal without one
   */
  record Operation(Verb verb, Path path, JsonNode value) {
    /** The path without filters, in lower case. */
    String name() {
      return Paths.name(path);
    }
  }

  private Patches() {}

  static Result<List<Operation>> read(ObjectNode body) {
    JsonNode operations = body.path("Operations");
    if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST) {
      return wrong("message_malformed", "expected `Operations`, 1 to %d".formatted(MOST), "");
    }
    List<Operation> read = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      Result<List<Operation>> some = read(operations.get(i), "Operations[%d]".formatted(i));
      if (some instanceof Result.Failed<List<Operation>>) {
        return some;
      }
      read.addAll(((Result.Ok<List<Operation>>) some).value());
      if (read.size() > MOST) {
        return wrong("message_malformed", "at most %d operations".formatted(MOST), "");
      }
    }
    return Result.ok(read);
  }

  private static Result<List<Operation>> read(JsonNode operation, String at) {
    Verb verb;
    try {
      verb = Verb.valueOf(Quirks.operation(operation.path("op")).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return wrong("message_malformed", "expected `op` add, replace or remove", at);
    }
    JsonNode path = operation.path("path");
    JsonNode value = operation.path("value");
    if (verb != Verb.REMOVE && value.isMissingNode()) {
      return wrong("value_invalid", "expected a `value`", at);
    }
    if (path.isTextual() && !path.asText().isBlank()) {
      return one(verb, path.asText(), value, at, true);
    }
    if (verb == Verb.REMOVE) {
      return wrong("target_missing", "a removal says what it removes", at);
    }
    if (!value.isObject()) {
      return wrong("value_invalid", "without a `path`, `value` is an object", at);
    }
    List<Operation> all = new ArrayList<>();
    for (var member : value.properties()) {
      if (FIXED.contains(member.getKey().toLowerCase(Locale.ROOT))) {
        continue;
      }
      Result<List<Operation>> some = one(verb, member.getKey(), member.getValue(), at, false);
      if (some instanceof Result.Failed<List<Operation>>) {
        return some;
      }
      all.addAll(((Result.Ok<List<Operation>>) some).value());
    }
    return Result.ok(all);
  }

  private static Result<List<Operation>> one(
      Verb verb, String path, JsonNode value, String at, boolean told) {
    if (path.length() > LONGEST_PATH || path.chars().filter(c -> c == '(').count() > 20) {
      return wrong("path_invalid", "the path is too long", at);
    }
    Path parsed;
    try {
      parsed = Path.fromString(path);
    } catch (BadRequestException | RuntimeException e) {
      return wrong("path_invalid", "the path is malformed", at);
    }
    Operation operation = new Operation(verb, parsed, value);
    String first = operation.name().split("\\.", 2)[0];
    return told && FIXED.contains(first)
        ? wrong("attribute_fixed", "`%s` is set by Ilk alone".formatted(first), at)
        : Result.ok(List.of(operation));
  }

  static <T> Result<T> wrong(String code, String message, String where) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).at(where));
  }
}
