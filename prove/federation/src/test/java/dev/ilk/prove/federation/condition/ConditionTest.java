package dev.ilk.prove.federation.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final Map<String, Object> CLAIMS =
      Map.of(
          "repository_id",
          "74",
          "ref",
          "refs/heads/main",
          "ref_protected",
          "true",
          "email_verified",
          true,
          "build_number",
          17L,
          "ratio",
          0.5,
          "groups",
          List.of("ci", "ops"),
          "kubernetes.io",
          Map.of("serviceaccount", Map.of("name", "pay", "uid", "u-1")),
          "oidc.circleci.com/project-id",
          "p-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claims.repository_id == '74' && claims.ref == 'refs/heads/main'",
        "claims.ref.startsWith('refs/heads/')",
        "claims.ref.matches('^refs/heads/(main|release-.*)$')",
        "claims.ref_protected == 'true'",
        "claims.email_verified",
        "claims.email_verified == true",
        "claims.build_number == 17 && claims.build_number > 16",
        "claims.ratio < 1.0",
        "'ci' in claims.groups",
        "claims.groups.exists(g, g == 'ops')",
        "claims['kubernetes.io'].serviceaccount.uid == 'u-1'",
        "claims['kubernetes.io']['serviceaccount']['name'] == 'pay'",
        "claims['oidc.circleci.com/project-id'] == 'p-1'",
        "has(claims.ref) && !has(claims.environment)",
        "claims.environment == 'prod' || claims.repository_id == '74'",
      })
  void a_true_condition_holds(String source) {
    assertTrue(compile(source).holds(CLAIMS), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claims.environment == 'prod'",
        "claims.environment != 'prod'",
        "!(claims.environment == 'prod')",
        "claims['kubernetes.io'].pod.name == 'x'",
        "claims.repository_id.uid == 'x'",
        "claims.ref_protected",
        "claims.ref_protected == true",
        "claims.repository_id == 74",
        "claims.build_number == '17'",
        "claims.build_number",
        "claims.groups == 'ci'",
        "claims.repository_id.startsWith(7)",
        "claims.groups[7] == 'x'",
        "claims.build_number / 0 == 1",
        "int(claims.ref) == 1",
      })
  void what_is_absent_or_of_another_type_is_never_true(String source) {
    if (Condition.compile(source) instanceof Result.Ok<Condition>(Condition condition)) {
      assertFalse(condition.holds(CLAIMS), source);
    } else {
      // The checker already knows; that is as good.
      assertInstanceOf(Result.Failed.class, Condition.compile(source));
    }
  }

  @Test
  void loops_are_bounded() {
    Condition condition =
        compile("claims.list.all(a, claims.list.all(b, claims.list.all(c, a + b + c >= 0)))");
    List<Long> few = IntStream.range(0, 5).mapToObj(i -> (long) i).toList();
    List<Long> many = IntStream.range(0, 400).mapToObj(i -> (long) i).toList();
    assertTrue(condition.holds(Map.of("list", few)));
    assertFalse(condition.holds(Map.of("list", many)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "(",
        "claims.",
        "claims.a = 'b'",
        "now() > claims.exp",
        "timestamp('2026-01-01T00:00:00Z') < now",
        "claims.a == 'unterminated",
        "request.auth == 'x'",
        "\u0000",
      })
  void nonsense_is_refused_with_a_place(String source) {
    var failed = assertInstanceOf(Result.Failed.class, (Object) Condition.compile(source), source);
    assertTrue(failed.problems().toString().contains("condition_invalid"));
  }

  @Test
  void oversized_and_overdeep_conditions_are_refused() {
    for (String source :
        List.of(
            "claims.a == '" + "x".repeat(Condition.MAX_LENGTH) + "'",
            "(".repeat(500) + "true" + ")".repeat(500),
            "claims.a == 'x'" + " && claims.a == 'x'".repeat(200),
            "[".repeat(900) + "]".repeat(900) + " == claims.a")) {
      assertInstanceOf(
          Result.Failed.class,
          (Object) Condition.compile(source),
          source.substring(0, 40) + "… of " + source.length());
    }
  }

  @Test
  void a_regular_expression_takes_linear_time() {
    // Backtracking would not end before the sun does.
    Condition condition = compile("claims.ref.matches('^(a+)+$')");
    assertFalse(condition.holds(Map.of("ref", "a".repeat(10_000) + "b")));
  }

  @Test
  void the_path_reads_as_one_writes_it() {
    assertEquals(
        "claims[\"kubernetes.io\"].serviceaccount.uid",
        ClaimPath.of("kubernetes.io", "serviceaccount", "uid").toString());
  }

  static Condition compile(String source) {
    return switch (Condition.compile(source)) {
      case Result.Ok<Condition>(Condition condition) -> condition;
      case Result.Failed<Condition> failed ->
          throw new AssertionError(source + ": " + failed.problems());
    };
  }
}
