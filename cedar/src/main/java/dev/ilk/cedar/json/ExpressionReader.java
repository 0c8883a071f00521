package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.ast.Pattern;
import dev.ilk.cedar.ast.UnaryOperator;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.diagnostic.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads expressions from JSON: an object with one key, which names the form. Recursion is bounded
 * by the depth to which JSON is read.
 */
final class ExpressionReader {
  private static final Map<String, BinaryOperator> BINARY =
      Arrays.stream(BinaryOperator.values())
          .collect(Collectors.toMap(BinaryOperator::symbol, Function.identity()));
  private static final Map<String, UnaryOperator> UNARY =
      Map.of(
          "!", UnaryOperator.NOT,
          "neg", UnaryOperator.NEGATE,
          "isEmpty", UnaryOperator.IS_EMPTY);
  private static final Set<String> SIDES = Set.of("left", "right");

  private final String where;

  /**
   * A reader.
   *
   * @param where which policy is read, for messages
   */
  ExpressionReader(String where) {
    this.where = where;
  }

  Expr read(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      throw refused("an expression is an object with one key");
    }
    Map.Entry<String, JsonNode> form = node.properties().iterator().next();
    String key = form.getKey();
    JsonNode body = form.getValue();
    return switch (key) {
      case "Value" -> new LiteralReader(where).read(body);
      case "Var" -> new Expr.Var(variable(body), Span.NONE);
      case "Slot" -> throw refused("slots stand only in the head of a policy");
      case "&&" -> joined(body, true);
      case "||" -> joined(body, false);
      case "." -> {
        Json.onlyKeys(body, Set.of("left", "attr"), where);
        yield new Expr.GetAttribute(operand(body, "left"), text(body, "attr"), Span.NONE);
      }
      case "has" -> has(body);
      case "like" -> like(body);
      case "is" -> is(body);
      case "if-then-else" -> {
        Json.onlyKeys(body, Set.of("if", "then", "else"), where);
        yield new Expr.If(
            operand(body, "if"), operand(body, "then"), operand(body, "else"), Span.NONE);
      }
      case "Set" -> new Expr.SetLiteral(list(body), Span.NONE);
      case "Record" -> record(body);
      default -> operatorOrCall(key, body);
    };
  }

  private Expr operatorOrCall(String key, JsonNode body) {
    UnaryOperator unary = UNARY.get(key);
    if (unary != null) {
      Json.onlyKeys(body, Set.of("arg"), where);
      return new Expr.Unary(unary, operand(body, "arg"), Span.NONE);
    }
    BinaryOperator binary = BINARY.get(key);
    if (binary != null) {
      Json.onlyKeys(body, SIDES, where);
      return new Expr.Binary(binary, operand(body, "left"), operand(body, "right"), Span.NONE);
    }
    Optional<ExtensionFunction> function = ExtensionFunction.named(key);
    if (function.isEmpty()) {
      throw refused("`" + key + "` is neither an operator nor an extension function");
    }
    return new Expr.Call(function.get(), list(body), Span.NONE);
  }

  private Variable variable(JsonNode body) {
    String word = Json.string(body, where);
    for (Variable variable : Variable.values()) {
      if (variable.word().equals(word)) {
        return variable;
      }
    }
    throw refused("`" + word + "` is not a variable");
  }

  /** However the operators are nested, the operands are evaluated from left to right. */
  private Expr joined(JsonNode body, boolean and) {
    Json.onlyKeys(body, SIDES, where);
    List<Expr> operands = new ArrayList<>(operands(operand(body, "left"), and));
    operands.addAll(operands(operand(body, "right"), and));
    return and ? new Expr.And(operands, Span.NONE) : new Expr.Or(operands, Span.NONE);
  }

  private static List<Expr> operands(Expr side, boolean and) {
    return switch (side) {
      case Expr.And e when and -> e.operands();
      case Expr.Or e when !and -> e.operands();
      default -> List.of(side);
    };
  }

  private Expr has(JsonNode body) {
    Json.onlyKeys(body, Set.of("left", "attr"), where);
    JsonNode attribute = Json.required(body, "attr", where);
    List<String> path = new ArrayList<>();
    if (attribute.isArray()) {
      attribute.forEach(name -> path.add(Json.string(name, where)));
    } else {
      path.add(Json.string(attribute, where));
    }
    if (path.isEmpty()) {
      throw refused("`has` without an attribute");
    }
    return new Expr.Has(operand(body, "left"), path, Span.NONE);
  }

  private Expr like(JsonNode body) {
    Json.onlyKeys(body, Set.of("left", "pattern"), where);
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    JsonNode pattern = Json.required(body, "pattern", where);
    if (!pattern.isArray()) {
      throw refused("a pattern is an array");
    }
    for (JsonNode part : pattern) {
      if (part.isTextual() && part.textValue().equals("Wildcard")) {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else {
        piece.append(Json.string(Json.required(part, "Literal", where), where));
      }
    }
    pieces.add(piece.toString());
    return new Expr.Like(operand(body, "left"), new Pattern(pieces), Span.NONE);
  }

  private Expr is(JsonNode body) {
    Json.onlyKeys(body, Set.of("left", "entity_type", "in"), where);
    Optional<Expr> in = body.has("in") ? Optional.of(operand(body, "in")) : Optional.empty();
    return new Expr.Is(
        operand(body, "left"), UidReader.type(text(body, "entity_type"), where), in, Span.NONE);
  }

  private Expr record(JsonNode body) {
    if (!body.isObject()) {
      throw refused("a record is an object");
    }
    List<Expr.Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      fields.add(new Expr.Field(Json.sound(field.getKey(), where), read(field.getValue())));
    }
    return new Expr.RecordLiteral(fields, Span.NONE);
  }

  private List<Expr> list(JsonNode body) {
    if (!body.isArray()) {
      throw refused("expected an array of expressions");
    }
    List<Expr> elements = new ArrayList<>();
    body.forEach(element -> elements.add(read(element)));
    return elements;
  }

  private Expr operand(JsonNode body, String key) {
    return read(Json.required(body, key, where));
  }

  private String text(JsonNode body, String key) {
    return Json.string(Json.required(body, key, where), where);
  }

  private JsonRefusedException refused(String message) {
    return new JsonRefusedException(where + ": " + message);
  }
}
