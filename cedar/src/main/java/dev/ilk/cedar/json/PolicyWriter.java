package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.syntax.TemporalPrinter;
import dev.ilk.cedar.temporal.TemporalClause;

/**
 * Writes policies and templates as JSON. A condition over the history, for which Cedar's format has
 * no place, is one that has its text under {@code temporal} instead of a {@code body}.
 */
public final class PolicyWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PolicyWriter() {}

  /**
   * Writes a policy or template.
   *
   * @param policy its tree
   * @return an object
   */
  public static ObjectNode write(PolicyTree policy) {
    ObjectNode node = NODES.objectNode();
    node.put("effect", policy.effect().word());
    node.set("principal", scope(policy.principal(), Variable.PRINCIPAL));
    node.set("action", action(policy.action()));
    node.set("resource", scope(policy.resource(), Variable.RESOURCE));
    ArrayNode conditions = node.putArray("conditions");
    for (Condition condition : policy.conditions()) {
      conditions
          .addObject()
          .put("kind", condition.kind().word())
          .set("body", ExpressionWriter.write(condition.body()));
    }
    for (TemporalClause clause : policy.temporal()) {
      conditions
          .addObject()
          .put("kind", clause.kind().word())
          .put("temporal", TemporalPrinter.print(clause.body()));
    }
    if (!policy.annotations().isEmpty()) {
      ObjectNode annotations = node.putObject("annotations");
      policy.annotations().forEach(annotations::put);
    }
    return node;
  }

  private static JsonNode scope(Scope scope, Variable variable) {
    ObjectNode node = NODES.objectNode();
    return switch (scope) {
      case Scope.Any _ -> node.put("op", "All");
      case Scope.Equal s -> target(node.put("op", "=="), s.target(), variable);
      case Scope.In s -> target(node.put("op", "in"), s.target(), variable);
      case Scope.Is s -> node.put("op", "is").put("entity_type", s.type().name());
      case Scope.IsIn s ->
          node.put("op", "is")
              .put("entity_type", s.type().name())
              .set("in", target(NODES.objectNode(), s.target(), variable));
    };
  }

  private static ObjectNode target(ObjectNode node, Scope.Target target, Variable variable) {
    return switch (target) {
      case Scope.Target.Known t -> node.set("entity", ValueWriter.uid(t.uid()));
      case Scope.Target.Slot _ -> node.put("slot", "?" + variable.word());
    };
  }

  private static JsonNode action(Scope.Action scope) {
    ObjectNode node = NODES.objectNode();
    return switch (scope) {
      case Scope.Action.Any _ -> node.put("op", "All");
      case Scope.Action.Equal s -> node.put("op", "==").set("entity", ValueWriter.uid(s.uid()));
      case Scope.Action.In s when s.uids().size() == 1 ->
          node.put("op", "in").set("entity", ValueWriter.uid(s.uids().getFirst()));
      case Scope.Action.In s -> {
        ArrayNode entities = node.put("op", "in").putArray("entities");
        s.uids().forEach(uid -> entities.add(ValueWriter.uid(uid)));
        yield node;
      }
    };
  }
}
