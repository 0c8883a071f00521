package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the values in policies. Extension values stay calls, so that text which is none of the type
 * is an error of the evaluation, as it is when the policy is written in Cedar's own syntax.
 */
final class LiteralReader {
  private final String where;

  LiteralReader(String where) {
    this.where = where;
  }

  Expr read(JsonNode node) {
    if (node.isArray()) {
      List<Expr> elements = new ArrayList<>();
      node.forEach(element -> elements.add(read(element)));
      return new Expr.SetLiteral(elements, Span.NONE);
    }
    if (node.isObject()) {
      return object(node);
    }
    if (node.isBoolean()) {
      return new Expr.BoolLiteral(node.booleanValue(), Span.NONE);
    }
    if (node.isTextual()) {
      return new Expr.StringLiteral(Json.string(node, where), Span.NONE);
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new Expr.LongLiteral(node.longValue(), Span.NONE);
    }
    throw new JsonRefusedException(where + ": `" + node + "` is not a value");
  }

  private Expr object(JsonNode node) {
    JsonNode entity = node.path("__entity");
    if (node.size() == 1 && entity.isObject()) {
      EntityUid uid = UidReader.read(entity, where);
      return new Expr.EntityLiteral(uid, Span.NONE);
    }
    JsonNode call = node.path("__extn");
    if (node.size() == 1 && call.isObject()) {
      return call(call);
    }
    List<Expr.Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.add(new Expr.Field(Json.sound(field.getKey(), where), read(field.getValue())));
    }
    return new Expr.RecordLiteral(fields, Span.NONE);
  }

  private Expr call(JsonNode call) {
    String name = Json.string(Json.required(call, "fn", where), where);
    ExtensionFunction function =
        ExtensionFunction.named(name)
            .orElseThrow(() ->
                new JsonRefusedException(where + ": `" + name + "` is not an extension function"));
    List<Expr> arguments = new ArrayList<>();
    if (call.has("args")) {
      call.get("args").forEach(argument -> arguments.add(read(argument)));
    } else {
      arguments.add(read(Json.required(call, "arg", where)));
    }
    return new Expr.Call(function, arguments, Span.NONE);
  }
}
