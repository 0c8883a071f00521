package dev.ilk.prove.federation.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read off a condition is held against what the condition does, on random ones. */
class BindingsFuzzTest {
  private static final List<String> CLAIMS =
      List.of("claims.a", "claims.b", "claims['c.d']", "claims.n.x");
  private static final List<String> VALUES = List.of("'v'", "'vw'", "'w'", "1", "true");
  private static final int CONDITIONS = 400;
  private static final int TOKENS = 60;

  private final Random random = new Random(20261122);

  @Test
  void bindings_say_nothing_that_the_condition_does_not() {
    List<Map<String, Object>> tokens = tokens();
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < CONDITIONS; i++) {
      conditions.add(ConditionTest.compile(expression(3)));
    }
    int held = 0;
    for (Condition condition : conditions) {
      for (Map<String, Object> token : tokens) {
        boolean holds = condition.holds(token);
        held += holds ? 1 : 0;
        boolean admitted = admits(condition.bindings(), token);
        assertTrue(!holds || admitted, () -> condition + " holds of " + token);
        if (condition.bindings().exact()) {
          assertEquals(admitted, holds, () -> condition + " exactly, of " + token);
        }
      }
    }
    assertTrue(held > 100, "the conditions must not all be false, or nothing was tried");
    contradictionsHold(conditions, tokens);
  }

  private static void contradictionsHold(
      List<Condition> conditions, List<Map<String, Object>> tokens) {
    for (int i = 1; i < conditions.size(); i++) {
      Condition one = conditions.get(i - 1);
      Condition other = conditions.get(i);
      if (one.bindings().contradicts(other.bindings())) {
        for (Map<String, Object> token : tokens) {
          assertFalse(one.holds(token) && other.holds(token), () -> one + " and " + other);
        }
      }
    }
  }

  private static boolean admits(Bindings bindings, Map<String, Object> token) {
    return bindings.possible()
        && bindings.constraints().entrySet().stream()
            .allMatch(
                entry -> entry.getKey().in(token).filter(entry.getValue()::admits).isPresent());
  }

  private String expression(int depth) {
    String claim = pick(CLAIMS);
    return switch (random.nextInt(depth == 0 ? 5 : 10)) {
      case 0, 1 -> claim + " == " + pick(VALUES);
      case 2 -> pick(VALUES) + " == " + claim;
      case 3 -> claim + " in [" + pick(VALUES) + ", " + pick(VALUES) + "]";
      case 4 -> claim + ".startsWith('v')";
      case 5, 6, 7 -> "(" + expression(depth - 1) + " && " + expression(depth - 1) + ")";
      case 8 -> "(" + expression(depth - 1) + " || " + expression(depth - 1) + ")";
      default ->
          random.nextBoolean()
              ? "!(" + expression(depth - 1) + ")"
              : "(%s ? %s : %s)"
                  .formatted(expression(depth - 1), expression(depth - 1), expression(depth - 1));
    };
  }

  private List<Map<String, Object>> tokens() {
    List<Map<String, Object>> tokens = new ArrayList<>();
    for (int i = 0; i < TOKENS; i++) {
      Map<String, Object> token = new HashMap<>();
      for (String name : List.of("a", "b", "c.d")) {
        value().ifPresent(value -> token.put(name, value));
      }
      value()
          .ifPresent(value -> token.put("n", random.nextInt(4) == 0 ? value : Map.of("x", value)));
      tokens.add(token);
    }
    return tokens;
  }

  private Optional<Object> value() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> Optional.of("v");
      case 2 -> Optional.of("vw");
      case 3 -> Optional.of("w");
      case 4 -> Optional.of(1L);
      case 5 -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
