package dev.ilk.registry.declare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.registry.Texts;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostileFileTest {
  private static String told(String text) {
    Problems problems = new Problems();
    DeclarationFile.read(text, problems);
    return problems.all().stream().map(Problem::sentence).collect(Collectors.joining("\n"));
  }

  @Test
  void nothing_declares_nothing() {
    for (String text : List.of("", "---\n", "# a comment\n", "---\n---\n", "{}", "teams:\n")) {
      assertEquals("", told(text), text);
    }
  }

  @Test
  void json_is_read_as_well_as_yaml() {
    Problems problems = new Problems();
    Declaration json =
        DeclarationFile.read(
            "{\n\t\"set\": \"a\",\n\t\"teams\": [\"x\", {\"name\": \"\\u0079\"}]\n}", problems);
    Declaration yaml = DeclarationFile.read("set: a\nteams: [x, {name: y}]", problems);
    assertEquals(List.of(), problems.all());
    assertEquals(yaml.mentioned(), json.mentioned());
    assertEquals(2, json.teams().size());
    assertEquals(
        "line 3: `set` stands here a second time; first on line 2 (keep one of them)",
        told("{\n\"set\": \"a\",\n\"set\": \"b\"}"));
  }

  @Test
  void several_documents_add_up_to_one_declaration() {
    Problems problems = new Problems();
    Declaration read = DeclarationFile.read("set: a\nteams: [x]\n---\nteams: [y]\n", problems);
    assertEquals(List.of(), problems.all());
    assertEquals(2, read.teams().size());
    assertEquals("a", read.set());
    assertEquals(
        "line 3, set: the file belongs to set `a` already (one file declares one set)",
        told("set: a\n---\nset: b\n"));
  }

  @Test
  void words_stay_words() {
    Problems problems = new Problems();
    Declaration read = DeclarationFile.read("teams: [no, on, yes]", problems);
    assertEquals(List.of(), problems.all());
    assertEquals("no", read.teams().getFirst().value().name());
  }

  @Test
  void an_alias_bomb_does_not_go_off() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertTrue(told(bomb.toString()).contains("anchors and aliases are not read"));
    assertTrue(told("teams: [*x]").contains("`x` (write out what is meant)"));
    assertTrue(told("teams: [x]\n<<: {set: a}").contains("`<<` is no known key"));
  }

  @Test
  void tags_make_nothing() {
    assertEquals(
        "line 1: tags are not read: `javax.script.ScriptEngineManager` (take it out)",
        told("set: !!javax.script.ScriptEngineManager [x]")
            .lines()
            .findFirst()
            .orElse("")
            .replace("tag:yaml.org,2002:", ""));
    assertTrue(told("set: !!binary aGk=").contains("tags are not read"));
    assertTrue(told("set: !local a").contains("tags are not read"));
  }

  @Test
  void depth_is_bounded() {
    assertEquals(
        "line 1: this is nested more than 12 levels deep (no key of a declaration is that deep)",
        told("teams: " + "[".repeat(100_000)));
    assertTrue(told("{\"teams\":" + "[".repeat(100_000)).contains("deep"));
    assertTrue(told("teams:\n" + "- ".repeat(1000) + "x").contains("deep"));
  }

  @Test
  void size_is_bounded() {
    String much = "# " + "x".repeat(8 * 1024 * 1024);
    assertTrue(told(much).contains("at most 8388608 are read (split it into several sets)"));
    assertEquals(
        "line 2: this line has more than 131072 characters (break it)",
        told("set: a\nteams: [" + "a, ".repeat(50_000) + "]\nprune: false\n"));
    assertEquals(
        "line 1: a file has at most 1000 documents (join some of them)",
        told("---\n".repeat(100_000)));
    assertTrue(told("{\"set\": \"" + "a".repeat(2_000_000) + "\"}").contains("line 1"));
    assertTrue(told("{\"set\": 1" + "0".repeat(5_000) + "}").contains("line 1"));
  }

  @Test
  void broken_syntax_is_told_with_its_line() {
    assertEquals(
        "line 2: this is no valid YAML: mapping values are not allowed here (mend it first)",
        told("set: a\nb: c: d\n"));
    assertTrue(told("set: a\n\tb: c\n").startsWith("line 2: this is no valid YAML: found"));
    assertTrue(told("{\"set\": }").startsWith("line 1: this cannot be read: "));
    assertTrue(told("? [a]\n: b\n").contains("a key must be a plain word"));
    assertTrue(told("set: \u0000").contains("cannot be read"));
  }

  @Test
  void what_is_no_mapping_is_told_once() {
    assertEquals(1, told("just words").lines().count());
    assertEquals(1, told("[1, 2]").lines().count());
    assertTrue(told("teams: payments").contains("begin each entry with `- `"));
    assertTrue(told("teams: {a: b}").contains("here stands a mapping"));
  }

  @Test
  void text_that_pretends_to_be_another_is_refused() {
    String file = Texts.of("acme.yaml");
    String turned = file.replace("title: Engineer", "title: \"Engineer\\u202Egpj\"");
    assertTrue(told(turned).contains("is no text of 1 to 100 visible characters"));
    assertFalse(told(turned).contains("\u202e"), "the message is not hostile itself");
  }

  @Test
  void more_problems_than_anyone_reads_are_cut_off() {
    String many = "a: 1\n".repeat(1000).replace("a", "b");
    String told = told("teams: [" + "A, ".repeat(1000) + "]\n" + many);
    assertEquals(201, told.lines().count());
    assertTrue(told.contains("there are more problems than these"));
  }

  @Test
  void no_mutation_of_a_good_file_breaks_the_reader() {
    String good = Texts.of("acme.yaml");
    String bits = "{}[]:-#&*!|>'\"%@` \n\t\\,?\u0000\u202eé9";
    Random random = new Random(20261122);
    for (int i = 0; i < 1500; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, bits.charAt(random.nextInt(bits.length())));
          case 1 -> text.insert(at, bits.charAt(random.nextInt(bits.length())));
          case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
          default -> text.insert(at, good, at / 2, Math.min(good.length(), at / 2 + 30));
        }
      }
      Problems problems = new Problems();
      Declaration read = DeclarationFile.read(text.toString(), problems);
      assertTrue(read.identities().size() <= 10);
      problems.all().forEach(problem -> assertFalse(problem.message().isBlank()));
    }
  }
}
