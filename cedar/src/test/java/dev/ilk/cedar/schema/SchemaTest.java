package dev.ilk.cedar.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Schema;
import dev.ilk.cedar.Validator;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final String TEXT =
      """
      @doc("who") entity User in [Group] { name: String, "age"?: Long, home: Home };
      entity Group;
      type Home = { city: __cedar::String, ips: Set<ipaddr>, };
      namespace Shop {
        entity Item enum ["a", "b"];
        type Limits = { max: Long };
        action "all";
        action buy, "sell it" in "all" appliesTo {
          principal: [User], resource: Item, context: Limits,
        };
      }
      """;

  private static final String JSON =
      """
      {"": {
        "commonTypes": {"Home": {"type": "Record", "attributes": {
          "city": {"type": "String"},
          "ips": {"type": "Set", "element": {"type": "Extension", "name": "ipaddr"}}}}},
        "entityTypes": {
          "User": {"memberOfTypes": ["Group"], "shape": {"type": "Record", "attributes": {
            "name": {"type": "EntityOrCommon", "name": "String"},
            "age": {"type": "Long", "required": false},
            "home": {"type": "Home"}}}},
          "Group": {}},
        "actions": {}},
       "Shop": {
        "commonTypes": {"Limits": {"type": "Record", "attributes": {"max": {"type": "Long"}}}},
        "entityTypes": {"Item": {"enum": ["a", "b"]}},
        "actions": {
          "all": {},
          "buy": {"memberOf": [{"id": "all"}], "appliesTo": {
            "principalTypes": ["User"], "resourceTypes": ["Item"], "context": {"type": "Limits"}}},
          "sell it": {"memberOf": [{"id": "all", "type": "Action"}], "appliesTo": {
            "principalTypes": ["User"], "resourceTypes": ["Item"], "context": {"type": "Limits"}}}}}}
      """;

  @Test
  void both_syntaxes_declare_the_same() {
    assertEquals(
        SchemaBuilder.fromText(SourceText.of(TEXT)), SchemaBuilder.fromJson(SourceText.of(JSON)));
  }

  private static String error(String text) {
    return Schema.parse(SourceText.of(text)).diagnostics().stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void errors_name_the_place_and_what_is_wrong() {
    assertEquals(
        "1:14: `Strin` is not declared as a common or entity type", error("entity A {x: Strin};"));
    assertEquals("1:14: `B` is not declared as an entity type", error("entity A in [B];"));
    assertEquals("1:18: `A` is declared twice", error("entity A; entity A;"));
    assertEquals("1:21: duplicate attribute `x`", error("entity A { x: Long, x: Long };"));
    assertEquals("the common type `A` contains itself", error("type A = {a: B}; type B = Set<A>;"));
    assertEquals(
        "1:8: the action `Action::\"a\"` is in itself", error("action a in b; action b in a;"));
    assertEquals(
        "1:1: unexpected token `enity` (expected `entity`, `action`, `type` or `namespace`)",
        error("enity A;"));
    assertEquals(
        "1:8: the action does not say to which `resource` types it applies",
        error("action a appliesTo { principal: [A] };"));
    assertEquals(
        "1:6: `Long` is reserved and cannot be a common type", error("type Long = String;"));
    assertEquals("1:18: `A` is declared twice", error("entity A; entity A;"));
    assertTrue(error("entity A; namespace N { entity A; }").contains("hides `A`"));
  }

  @Test
  void a_type_that_doubles_with_every_line_is_refused() {
    StringBuilder text = new StringBuilder("type T0 = {a: Long};");
    for (int i = 1; i < 60; i++) {
      text.append("type T%d = {a: T%d, b: T%d};".formatted(i, i - 1, i - 1));
    }
    assertTrue(error(text.toString()).contains("too large"));
    assertTrue(error("type T = " + "Set<".repeat(100_000)).contains("nested too deep"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"\": {}}",
        "{\"\": {\"entityTypes\": {}, \"actions\": {}, \"x\": 1}}",
        "{\"if\": {\"entityTypes\": {}, \"actions\": {}}}",
        "{\"\": {\"entityTypes\": {\"A\": {\"shape\": {\"type\": \"Long\"}}}, \"actions\": {}}}",
        "{\"\": {\"entityTypes\": {\"A\": {\"enum\": []}}, \"actions\": {}}}",
        "{\"\": {\"entityTypes\": {\"Action\": {}}, \"actions\": {}}}",
        "{\"\": {\"entityTypes\": {}, \"actions\": {\"a\": {\"memberOf\": [{\"id\": \"b\"}]}}}}"
      })
  void unsound_json_schemas_are_refused(String json) {
    assertEquals(1, Schema.parseJson(SourceText.of(json)).diagnostics().size());
  }

  private static String validate(String policy) {
    Schema schema = Schema.parse(SourceText.of(TEXT)).orThrow();
    return new Validator(schema)
        .validate(PolicySet.parse(policy).orThrow()).errors().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
  }

  @Test
  void type_errors_name_the_place_the_types_and_the_way_out() {
    assertEquals(
        "`policy0`: 1:52: the attribute `age` of `User` is optional (test for it before with `… has"
            + " …`)",
        validate("permit(principal is User, action, resource) when { principal.age > 1 };"));
    assertEquals(
        "",
        validate(
            "permit(principal, action, resource) when { principal has age && principal.age > 1"
                + " };"));
    assertEquals(
        "`policy0`: 1:44: `User` does not have the attribute `nam`",
        validate("permit(principal, action, resource) when { principal.nam == \"\" };"));
    assertEquals(
        "`policy0`: 1:44: expected `Long`, found `String`",
        validate("permit(principal, action, resource) when { principal.name + 1 == 1 };"));
    assertEquals(
        "`policy0`: 1:21: the entity type `Usr` is not declared\n"
            + "`policy0`: 1:1: no action applies to a principal and a resource that the head"
            + " allows",
        validate("permit(principal is Usr, action, resource);"));
    assertEquals(
        "`policy0`: 1:58: `Shop::Item::\"c\"` is not one of the entities of its type",
        validate("permit(principal, action, resource) unless { resource == Shop::Item::\"c\" };"));
  }

  @Test
  void a_policy_that_can_never_apply_is_a_warning() {
    Schema schema = Schema.parse(SourceText.of(TEXT)).orThrow();
    Validator.Result result =
        new Validator(schema)
            .validate(
                PolicySet.parse("permit(principal, action, resource) when { principal is Group };")
                    .orThrow());
    assertTrue(result.passed());
    assertEquals(1, result.warnings().size());
  }
}
