package dev.ilk.cedar.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Schema;
import dev.ilk.cedar.Validator;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Texts made to break the readers. Every one ends in a value or a diagnostic, on a small stack. */
class HostileTextsTest {
  private static final Schema SCHEMA =
      Schema.parse(
              SourceText.of(
                  "entity U = {a: Bool}; action v appliesTo {principal: U, resource: U};"))
          .orThrow();
  private static final EntityUid SOMEONE = EntityUid.of("U", "u");
  private static final Request REQUEST =
      new Request(SOMEONE, EntityUid.of("Action", "v"), SOMEONE, RecordValue.EMPTY);

  /** Everything that is done with policies: read, decide, validate, print, write and read JSON. */
  private static void use(String text) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              if (PolicySet.parse(text) instanceof Parsed.Read<PolicySet>(PolicySet set)) {
                set.authorize(REQUEST, Entities.EMPTY);
                new Validator(SCHEMA).validate(set);
                set.policies().forEach(p -> PolicySet.parse(p.toString()).orThrow());
                String json = CedarJson.write(set);
                CedarJson.readPolicies(SourceText.of(json)).orThrow();
              }
            },
            "small stack",
            768 * 1024);
    small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    small.start();
    try {
      small.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertEquals(null, failure.get(), () -> text.substring(0, Math.min(200, text.length())));
  }

  private static String when(String expression) {
    return "permit(principal, action, resource) when { " + expression + " };";
  }

  @Test
  void nesting_of_any_kind_and_depth_ends_well() {
    for (int depth : List.of(10, 66, 99, 130, 197, 198, 199, 200, 201, 202, 1_000, 100_000)) {
      use(when("(".repeat(depth) + "true" + ")".repeat(depth)));
      use(when("[".repeat(depth) + "1" + "]".repeat(depth) + " == 1"));
      use(when("{a:".repeat(depth) + "1" + "}".repeat(depth) + " == 1"));
      use(when("if true then ".repeat(depth) + "true" + " else false".repeat(depth)));
      use(when("!(".repeat(depth) + "true" + ")".repeat(depth)));
      use(when("principal" + ".a".repeat(depth)));
      use(when("principal has a" + ".a".repeat(depth)));
      use(when("principal" + "[\"a\"]".repeat(depth)));
      use(when("[]" + ".contains([])".repeat(depth)));
      use(when("1" + " + 1".repeat(depth) + " == 1"));
      use(when("true" + " && true".repeat(depth)));
      use(when("false" + " || principal.a".repeat(depth)));
      use(when("(true && ".repeat(depth) + "true" + ")".repeat(depth)));
      use(
          "permit(principal == "
              + "(".repeat(depth)
              + "U::\"u\""
              + ")".repeat(depth)
              + ", action, resource);");
      use("(".repeat(depth));
      use(when("U" + "::U".repeat(depth) + "::\"u\" == principal"));
    }
  }

  @Test
  void long_chains_decide() {
    PolicySet set = PolicySet.parse(when("false" + " || true".repeat(100_000))).orThrow();
    assertTrue(set.authorize(REQUEST, Entities.EMPTY).allowed());
  }

  @Test
  void pathological_patterns_take_no_time() {
    String text = "\"" + "a".repeat(20_000) + "\"";
    PolicySet set =
        PolicySet.parse(when(text + " like \"" + "*a".repeat(5_000) + "*b\"")).orThrow();
    assertEquals(List.of(), set.authorize(REQUEST, Entities.EMPTY).reasons());
  }

  @Test
  void random_tokens_are_read_or_refused() {
    Random random = new Random(7);
    List<String> tokens =
        List.of(
            "permit",
            "(",
            ")",
            "principal",
            ",",
            "action",
            "resource",
            ";",
            "when",
            "{",
            "}",
            "if",
            "then",
            "else",
            "true",
            "1",
            "\"a\"",
            "::",
            ".",
            "==",
            "&&",
            "||",
            "!",
            "-",
            "[",
            "]",
            "has",
            "like",
            "is",
            "in",
            "U",
            "?principal",
            "@",
            "id",
            "\\",
            "\"",
            "//",
            "\n",
            "unless",
            "+",
            "\u0000",
            "\ud83d\ude00",
            ":",
            "<",
            "__cedar",
            "9999999999999999999999");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j >= 0; j--) {
        text.append(tokens.get(random.nextInt(tokens.size()))).append(' ');
      }
      PolicySet.parse(text.toString());
      PolicySet.parse(when(text.toString()));
      Schema.parse(SourceText.of(text.toString()));
    }
  }

  @Test
  void random_json_is_read_or_refused() {
    Random random = new Random(8);
    String sound =
        """
        [{"uid": {"type": "U", "id": "u"}, "attrs": {"a": [1, {"__extn": {"fn": "ip", "arg": "::1"}}]},
          "parents": [{"__entity": {"type": "U", "id": "v"}}], "tags": {}}]\
        """;
    String pieces = "{}[]\",:0123456789.eE-\\untrfalse_ \u0000\ud800";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(sound);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
      }
      CedarJson.readEntities(SourceText.of(text.toString()));
      CedarJson.readPolicies(SourceText.of(text.toString()));
      Schema.parseJson(SourceText.of(text.toString()));
    }
  }

  @Test
  void json_that_nests_too_deep_repeats_a_key_or_cannot_be_a_value_is_refused() {
    for (String context :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": 1.0}",
            "{\"a\": 1e3}",
            "{\"a\": 9223372036854775808}",
            "{\"a\": null}",
            "{\"a\": \"\\ud800\"}",
            "{\"a\": {\"__extn\": {\"fn\": \"ip\", \"arg\": \"x\"}}}",
            "{\"a\": {\"__extn\": {\"fn\": \"nothing\", \"arg\": \"x\"}}}",
            "{\"a\": {\"__expr\": \"1\"}}",
            "{} {}",
            "[]",
            "")) {
      assertEquals(1, CedarJson.readContext(SourceText.of(context)).diagnostics().size(), context);
    }
  }
}
