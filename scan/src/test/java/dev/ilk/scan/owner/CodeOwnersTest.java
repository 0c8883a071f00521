package dev.ilk.scan.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.scan.owner.CodeOwners.Syntax;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** CODEOWNERS, by the examples of GitHub's and GitLab's documentation. */
class CodeOwnersTest {
  private static final String GITHUB =
      """
      # everything
      *       @acme/all
      *.js    @js-owner # inline
      *.go docs@example.com
      /build/logs/ @doctocat
      docs/*  docs@example.com
      apps/ @octocat
      /docs/ @docs
      /scripts/ @doctocat @octocat
      **/logs @logs
      /apps/github
      """;

  private static final String GITLAB =
      """
      * @general
      /docs/* @root-docs
      path\\ with\\ spaces/ @space
      internal/README.md @readme
      !vendor/x.md

      [Documentation][2] @docs-team
      docs/
      README.md @legal jane@acme.example

      ^[database] @@developer @dba
      db/**/index.md
      [DOCUMENTATION] @docs-team
      *.txt
      """;

  private static List<String> of(String text, Syntax syntax, String path) {
    return CodeOwners.of(text, syntax).of(path).stream()
        .flatMap(said -> said.owners().stream())
        .toList();
  }

  private static void owns(String path, String... owners) {
    assertEquals(List.of(owners), of(GITHUB, Syntax.GITHUB, path), path);
  }

  private static void gitlab(String path, String... owners) {
    assertEquals(List.of(owners), of(GITLAB, Syntax.GITLAB, path), path);
  }

  @Test
  void the_last_rule_that_matches_counts() {
    owns("a.txt", "@acme/all");
    owns("src/a.js", "@js-owner");
    owns("src/main.go", "docs@example.com");
    owns("build/logs/deep/x", "@logs");
    owns("docs/getting-started.md", "@docs");
    owns("scripts/x", "@doctocat", "@octocat");
  }

  @Test
  void folders_hold_where_they_are_anchored() {
    owns("src/apps/x", "@octocat");
    owns("src/scripts/x", "@acme/all");
    owns("deep/deeper/logs/x", "@logs");
    assertEquals(List.of("@d"), of("docs/* @d", Syntax.GITHUB, "docs/a.md"));
    assertEquals(List.of(), of("docs/* @d", Syntax.GITHUB, "docs/build/a.md"));
    assertEquals(List.of(), of("docs/* @d", Syntax.GITHUB, "src/docs/a.md"));
  }

  @Test
  void a_rule_without_owners_leaves_files_to_nobody() {
    owns("apps/github/x");
    owns("apps/other/x", "@octocat");
  }

  @Test
  void each_section_of_gitlab_says_its_own() {
    gitlab("a.md", "@general");
    gitlab("docs/a.md", "@root-docs", "@docs-team");
    gitlab("docs/sub/a.txt", "@general", "@docs-team");
    gitlab("README.md", "@general", "@legal", "jane@acme.example");
    gitlab("deep/internal/README.md", "@readme", "@legal", "jane@acme.example");
    gitlab("path with spaces/a", "@space");
    gitlab("x/db/a/b/index.md", "@general", "@dba");
    gitlab("vendor/x.md");
  }

  @Test
  void sections_tell_whose_syntax_it_is() {
    assertTrue(CodeOwners.hasSections(GITLAB));
    assertFalse(CodeOwners.hasSections(GITHUB));
  }

  @Test
  void patterns_are_no_regular_expressions() {
    assertEquals(List.of(), of("a+ @x", Syntax.GITHUB, "aa"));
    assertEquals(List.of("@x"), of("(a+)+$ @x", Syntax.GITHUB, "(a+)+$"));
    assertEquals(List.of("@x"), of("\\Q @x", Syntax.GITHUB, "Q"));
  }

  @Test
  void too_many_or_too_long_rules_are_told() {
    assertFalse(CodeOwners.of("/a @x\n".repeat(3_000), Syntax.GITHUB).isWhole());
    assertFalse(CodeOwners.of("/" + "a".repeat(10_000) + " @x", Syntax.GITHUB).isWhole());
    assertTrue(CodeOwners.of(GITHUB, Syntax.GITHUB).isWhole());
  }

  @Test
  void an_owner_that_cannot_be_told_is_left_out() {
    assertEquals(
        List.of("@b"),
        of("* @" + "a".repeat(10_000) + " @b @@maintainer @ a@b@c @x\u0007y", Syntax.GITHUB, "f"));
  }

  @Test
  void whatever_a_file_says_breaks_nothing() {
    Random random = new Random(20_261_123);
    String letters = "*?/\\[]^!# @.ab\n\t\u00e4\uFFFD**//";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(80); j >= 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (Syntax syntax : Syntax.values()) {
        CodeOwners.of(text.toString(), syntax)
            .of("a/b.a")
            .forEach(said -> assertFalse(said.owners().isEmpty()));
      }
    }
  }
}
