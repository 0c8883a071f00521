package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.syntax.Depth;
import dev.ilk.cedar.syntax.PolicyParser;
import dev.ilk.cedar.syntax.SyntaxException;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Reads policies and templates from JSON. */
public final class PolicyReader {
  private static final Set<String> KEYS =
      Set.of("effect", "principal", "action", "resource", "conditions", "annotations");
  private static final Set<String> SCOPE_KEYS =
      Set.of("op", "entity", "entities", "slot", "entity_type", "in");

  private final String where;

  private PolicyReader(String where) {
    this.where = where;
  }

  /**
   * Reads a policy or template.
   *
   * @param node the JSON
   * @param id its id, for messages
   * @return the tree
   * @throws JsonRefusedException if it is none
   */
  public static PolicyTree read(JsonNode node, String id) {
    return new PolicyReader("policy `" + id + "`").policy(node);
  }

  private PolicyTree policy(JsonNode node) {
    JsonNode effect = Json.required(node, "effect", where);
    Json.onlyKeys(node, KEYS, where);
    return new PolicyTree(
        annotations(node.path("annotations")),
        effect(Json.string(effect, where)),
        scope(Json.required(node, "principal", where), Variable.PRINCIPAL),
        action(Json.required(node, "action", where)),
        scope(Json.required(node, "resource", where), Variable.RESOURCE),
        conditions(Json.required(node, "conditions", where)),
        temporal(node.get("conditions")),
        Span.NONE);
  }

  private Effect effect(String word) {
    for (Effect effect : Effect.values()) {
      if (effect.word().equals(word)) {
        return effect;
      }
    }
    throw refused("`" + word + "` is not a policy effect");
  }

  private SequencedMap<String, String> annotations(JsonNode node) {
    SequencedMap<String, String> read = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = entry.getKey();
      if (!name.matches("[_a-zA-Z][_a-zA-Z0-9]*")) {
        throw refused("`" + name + "` cannot be an annotation");
      }
      JsonNode value = entry.getValue();
      read.put(name, value.isNull() ? "" : Json.string(value, where));
    }
    return read;
  }

  private Scope scope(JsonNode node, Variable variable) {
    String operator = Json.string(Json.required(node, "op", where), where);
    Json.onlyKeys(node, SCOPE_KEYS, where);
    return switch (operator) {
      case "All", "all" -> new Scope.Any();
      case "==" -> new Scope.Equal(target(node, variable));
      case "in" -> new Scope.In(target(node, variable));
      case "is" -> {
        String name = Json.string(Json.required(node, "entity_type", where), where);
        EntityType type = UidReader.type(name, where);
        yield node.has("in")
            ? new Scope.IsIn(type, target(node.get("in"), variable), Span.NONE)
            : new Scope.Is(type, Span.NONE);
      }
      default -> throw refused("`" + operator + "` cannot be used in the head of a policy");
    };
  }

  private Scope.Target target(JsonNode node, Variable variable) {
    if (!node.has("slot")) {
      return new Scope.Target.Known(uid(Json.required(node, "entity", where)), Span.NONE);
    }
    String slot = Json.string(node.get("slot"), where);
    if (!slot.equals("?" + variable.word())) {
      throw refused("the slot `" + slot + "` cannot stand for the " + variable.word());
    }
    return new Scope.Target.Slot(Span.NONE);
  }

  private EntityUid uid(JsonNode node) {
    return UidReader.read(node, where);
  }

  private Scope.Action action(JsonNode node) {
    String operator = Json.string(Json.required(node, "op", where), where);
    Json.onlyKeys(node, SCOPE_KEYS, where);
    return switch (operator) {
      case "All", "all" -> new Scope.Action.Any();
      case "==" ->
          new Scope.Action.Equal(actionUid(Json.required(node, "entity", where)), Span.NONE);
      case "in" -> {
        List<EntityUid> uids = new ArrayList<>();
        boolean single = node.has("entity");
        if (single) {
          uids.add(actionUid(node.get("entity")));
        } else {
          Json.required(node, "entities", where).forEach(e -> uids.add(actionUid(e)));
        }
        yield new Scope.Action.In(uids, single, Span.NONE);
      }
      default -> throw refused("`" + operator + "` cannot be used with the action");
    };
  }

  private EntityUid actionUid(JsonNode node) {
    EntityUid uid = uid(node);
    if (!uid.type().isAction()) {
      throw refused("`" + uid + "` is not an action");
    }
    return uid;
  }

  private List<Condition> conditions(JsonNode node) {
    if (!node.isArray()) {
      throw refused("conditions are an array");
    }
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode condition : node) {
      if (condition.has("temporal")) {
        continue;
      }
      String kind = Json.string(Json.required(condition, "kind", where), where);
      Json.onlyKeys(condition, Set.of("kind", "body"), where);
      Expr body = new ExpressionReader(where).read(Json.required(condition, "body", where));
      try {
        Depth.check(body);
      } catch (SyntaxException tooDeep) {
        throw refused("an expression is too deep");
      }
      conditions.add(new Condition(kind(kind), body, Span.NONE));
    }
    return conditions;
  }

  private List<TemporalClause> temporal(JsonNode conditions) {
    List<TemporalClause> clauses = new ArrayList<>();
    for (JsonNode condition : conditions) {
      if (condition.has("temporal")) {
        String kind = Json.string(Json.required(condition, "kind", where), where);
        Json.onlyKeys(condition, Set.of("kind", "temporal"), where);
        SourceText text = SourceText.of(Json.string(condition.get("temporal"), where));
        switch (PolicyParser.readFormula(text)) {
          case Parsed.Read<Formula>(Formula body) ->
              clauses.add(new TemporalClause(kind(kind), body, Span.NONE));
          case Parsed.Refused<Formula>(List<Diagnostic> wrong) ->
              throw refused(wrong.getFirst().message());
        }
      }
    }
    return clauses;
  }

  private Condition.Kind kind(String word) {
    for (Condition.Kind kind : Condition.Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw refused("`" + word + "` is neither `when` nor `unless`");
  }

  private JsonRefusedException refused(String message) {
    return new JsonRefusedException(where + ": " + message);
  }
}
