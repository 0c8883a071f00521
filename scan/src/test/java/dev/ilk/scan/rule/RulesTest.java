package dev.ilk.scan.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each built-in rule, tried on secrets made fresh by its own shapes. */
class RulesTest {
  private static final int TRIES = 200;

  @TestFactory
  Stream<DynamicTest> every_rule_finds_what_is_made_by_its_shapes() {
    return RuleFile.builtIn().stream()
        .filter(rule -> !rule.shapes().isEmpty())
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> finds(rule)));
  }

  private static void finds(Rule rule) {
    Random random = new Random(rule.id().hashCode());
    int missed = 0;
    for (String shape : rule.shapes()) {
      for (int i = 0; i < TRIES; i++) {
        String text = Shape.make(shape, random);
        assertTrue(
            rule.keywords().stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains),
            () -> "no keyword in " + text);
        Matcher matcher = rule.pattern().matcher("x = " + text + "\n");
        assertTrue(matcher.find(), () -> "the pattern does not match " + text);
        String secret = matcher.group(matcher.groupCount() > 0 ? 1 : 0);
        missed += rule.accepts(secret) ? 0 : 1;
        if (rule.check() != Check.NONE) {
          assertTrue(rule.check().holds(secret), () -> "the check fails on " + secret);
        }
      }
    }
    // Chance makes a few that are less random than a rule asks, or that look like a placeholder.
    assertTrue(missed <= TRIES * rule.shapes().size() / 20, missed + " were not accepted");
  }

  @Test
  void a_known_checksum_is_the_one_that_github_documents() {
    assertEquals("0mLq17", Check.crc32Base62("zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"));
  }

  @Test
  void a_wrong_checksum_leaves_a_match_no_more_than_shaped() {
    Rule rule = rule("github-token");
    String token = Shape.make("ghp_<alnum:30><crc32>", new Random(1));
    char last = token.charAt(39);
    String wrong = token.substring(0, 39) + (last == 'a' ? 'b' : 'a');
    assertEquals(Strength.CHECKED, rule.strength(token));
    assertEquals(Strength.SHAPED, rule.strength(wrong));
  }

  @Test
  void placeholders_and_words_are_no_secrets() {
    Rule rule = rule("assigned-secret");
    for (String harmless :
        List.of(
            "your-password-here1",
            "changeme12345",
            "${DB_PASSWORD_1}",
            "process.env.SECRET1",
            "getSecretFromVault2",
            "correct-horse-battery1",
            "aaaaaaaaaaaaaaa1")) {
      assertFalse(rule.accepts(harmless), harmless);
    }
    assertFalse(rule("aws-access-key-id").accepts("AKIAIOSFODNN7EXAMPLE"));
  }

  @Test
  void an_access_key_tells_its_account() {
    // An account number goes into the key as 40 bits after the first.
    assertEquals(
        "aws account 029608264753", Belonging.AWS_ACCOUNT.of("ASIAQNZGKIQY56JQ7WML").orElseThrow());
  }

  @Test
  void a_token_and_an_address_tell_whose_they_are() {
    Rule jwt = rule("jwt");
    String token = Shape.make(jwt.shapes().getFirst(), new Random(2));
    assertEquals("build-bot of https://id.test", jwt.belonging().of(token).orElseThrow());
    assertEquals(
        "app@db.internal",
        Belonging.USER_AT_HOST.of("postgres://app:s3cr3t77@db.internal:5432/x").orElseThrow());
  }

  @Test
  void a_file_of_rules_tells_all_that_is_wrong_with_it() {
    Result<List<Rule>> read =
        RuleFile.read(
            "ours.yaml",
            """
            rules:
              - {id: one, keywords: [ab], pattern: '(', colour: red}
              - {id: two, keywords: [abc], pattern: 'abc(.)', check: guess}
              - {id: two, keywords: [abc], pattern: 'abc'}
            """);
    Set<String> messages = new TreeSet<>();
    assertInstanceOf(Result.Failed.class, read);
    for (Problem problem : ((Result.Failed<List<Rule>>) read).problems()) {
      messages.add(problem.where() + " " + problem.message());
    }
    assertEquals(
        Set.of(
            "ours.yaml: one there is no field `colour`",
            "ours.yaml: one keywords are missing or shorter than 3 characters",
            "ours.yaml: one `(` is no RE2 pattern: missing closing )",
            "ours.yaml: two `guess` is not known",
            "ours.yaml: two there are two rules `two`"),
        messages);
  }

  @Test
  void no_yaml_is_a_problem_and_no_crash() {
    for (String hostile :
        List.of("", "rules: 1", "rules: [", "[]", "rules: [[[[]]]]", "\u0000", "a: &a [*a]")) {
      assertInstanceOf(Result.Failed.class, RuleFile.read("hostile.yaml", hostile), hostile);
    }
  }

  static Rule rule(String id) {
    return RuleFile.builtIn().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
