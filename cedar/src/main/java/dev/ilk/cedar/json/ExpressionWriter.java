package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.UnaryOperator;
import dev.ilk.cedar.syntax.Depth;
import java.util.List;

/** Writes expressions as JSON. */
final class ExpressionWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ExpressionWriter() {}

  static JsonNode write(Expr expression) {
    return switch (expression) {
      case Expr.BoolLiteral e -> form("Value", NODES.booleanNode(e.value()));
      case Expr.LongLiteral e -> form("Value", NODES.numberNode(e.value()));
      case Expr.StringLiteral e -> form("Value", NODES.textNode(e.value()));
      case Expr.EntityLiteral e ->
          form("Value", NODES.objectNode().set("__entity", ValueWriter.uid(e.uid())));
      case Expr.Var e -> form("Var", NODES.textNode(e.variable().word()));
      case Expr.If e ->
          form(
              "if-then-else",
              NODES
                  .objectNode()
                  .<ObjectNode>set("if", write(e.condition()))
                  .<ObjectNode>set("then", write(e.then()))
                  .set("else", write(e.otherwise())));
      case Expr.And e -> chain("&&", e.operands());
      case Expr.Or e -> chain("||", e.operands());
      case Expr.Unary e ->
          form(
              e.operator() == UnaryOperator.NEGATE ? "neg" : e.operator().symbol(),
              NODES.objectNode().set("arg", write(e.operand())));
      case Expr.Binary e -> sides(e.operator().symbol(), write(e.left()), write(e.right()));
      case Expr.GetAttribute e -> form(".", attribute(write(e.target()), e.attribute()));
      case Expr.Has e -> has(e);
      case Expr.Like e -> like(e);
      case Expr.Is e -> is(e);
      case Expr.SetLiteral e -> form("Set", list(e.elements()));
      case Expr.RecordLiteral e -> {
        ObjectNode fields = NODES.objectNode();
        e.fields().forEach(field -> fields.set(field.name(), write(field.value())));
        yield form("Record", fields);
      }
      case Expr.Call e -> form(e.function().spelling(), list(e.arguments()));
    };
  }

  private static JsonNode form(String key, JsonNode body) {
    return NODES.objectNode().set(key, body);
  }

  private static JsonNode sides(String key, JsonNode left, JsonNode right) {
    return form(key, NODES.objectNode().<ObjectNode>set("left", left).set("right", right));
  }

  /** Nests to the left, as the official tools do; a long chain by halves, to bound the depth. */
  private static JsonNode chain(String key, List<Expr> operands) {
    if (operands.size() > Depth.LONGEST_CHAIN) {
      int half = operands.size() / 2;
      return sides(
          key,
          chain(key, operands.subList(0, half)),
          chain(key, operands.subList(half, operands.size())));
    }
    JsonNode left = write(operands.getFirst());
    for (Expr operand : operands.subList(1, operands.size())) {
      left = sides(key, left, write(operand));
    }
    return left;
  }

  private static ObjectNode attribute(JsonNode target, String name) {
    return NODES.objectNode().<ObjectNode>set("left", target).put("attr", name);
  }

  /** A path becomes a chain of tests, which tools older than the extended form read as well. */
  private static JsonNode has(Expr.Has e) {
    JsonNode target = write(e.target());
    JsonNode chain = form("has", attribute(target, e.path().getFirst()));
    for (int i = 1; i < e.path().size(); i++) {
      target = form(".", attribute(target, e.path().get(i - 1)));
      chain = sides("&&", chain, form("has", attribute(target, e.path().get(i))));
    }
    return chain;
  }

  private static JsonNode like(Expr.Like e) {
    ArrayNode pattern = NODES.arrayNode();
    List<String> pieces = e.pattern().pieces();
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        pattern.add("Wildcard");
      }
      if (!pieces.get(i).isEmpty()) {
        pattern.add(NODES.objectNode().put("Literal", pieces.get(i)));
      }
    }
    return form(
        "like",
        NODES.objectNode().<ObjectNode>set("left", write(e.target())).set("pattern", pattern));
  }

  private static JsonNode is(Expr.Is e) {
    ObjectNode body = NODES.objectNode();
    body.set("left", write(e.target()));
    body.put("entity_type", e.type().name());
    e.in().ifPresent(group -> body.set("in", write(group)));
    return form("is", body);
  }

  private static ArrayNode list(List<Expr> elements) {
    ArrayNode list = NODES.arrayNode();
    elements.forEach(element -> list.add(write(element)));
    return list;
  }
}
