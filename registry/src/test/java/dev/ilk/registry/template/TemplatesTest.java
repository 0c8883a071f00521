package dev.ilk.registry.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.registry.check.RuleComposer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final String WHOLE =
      """
      template: deployer
      about: deploys
      kind: workload
      subtype: ci-pipeline
      name: "{environment}-{service}-deployer"
      parameters:
        - {name: service, form: name}
        - {name: branch, values: [main]}
      environments: [dev]
      purpose: deploy {service}
      trust:
        platform: github
        audience: https://ilk.example
        words: ["repository_id=74", "branch={branch}"]
      scopes: [deploy:read]
      """;

  private Map<String, String> composed = Map.of();
  private final RuleComposer composer =
      (platform, words) -> {
        composed = new TreeMap<>(words);
        return words.containsKey("wide")
            ? Result.failed(Problem.of(Problem.Kind.INVALID, "condition_too_broad", "too wide"))
            : Result.ok(
                new RuleComposer.Composed("https://i", Optional.empty(), "true", "", "", ""));
      };

  private String codes(String source) {
    return switch (new Templates(composer).read(source)) {
      case Result.Ok<Template> ok -> "";
      case Result.Failed<Template>(List<Problem> problems) ->
          problems.stream().map(Problem::code).collect(Collectors.joining(" "));
    };
  }

  @Test
  void a_template_is_read_whole_and_its_rule_tried_with_samples() {
    assertEquals("", codes(WHOLE));
    assertEquals(Map.of("repository_id", "74", "branch", "main"), composed);
    Template template = Templates.stored(WHOLE);
    assertEquals(Duration.ofDays(90), template.longest());
    assertEquals(List.of(), template.environments().getFirst().approval());
    assertEquals(64, template.digest().length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "kind: workload|kind: human|malformed_value",
        "kind: workload|kind: agent|foreign_attribute",
        "subtype: ci-pipeline|subtype: robot|malformed_value",
        "about: deploys|aboot: deploys|missing_key unknown_key",
        "purpose: deploy {service}|purpose: deploy {servise}|parameter_unknown",
        "\"{environment}-{service}-deployer\"|\"{service}-deployer\"|malformed_value",
        "form: name|form: regex|malformed_value",
        "name: service,|name: environment,|parameter_unknown repeated parameter_unknown",
        "values: [main]|values: [\"a,b\"]|malformed_value",
        "environments: [dev]|environments: []|missing_key",
        "environments: [dev]|environments: [dev, dev]|repeated",
        "environments: [dev]|environments: [{name: dev, approval: [\"a b\"]}]|malformed_value",
        "\"repository_id=74\"|\"repository_id\"|malformed_value",
        "\"repository_id=74\"|\"branch=x\"|repeated",
        "\"repository_id=74\"|\"wide=x\"|condition_too_broad",
        "scopes: [deploy:read]|longest_life: 400d|too_long",
        "scopes: [deploy:read]|scopes: [\"a b\"]|malformed_value",
      })
  void what_is_wrong_with_a_template_is_told(String part, String instead, String codes) {
    assertEquals(codes, codes(WHOLE.replace(part, instead)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "x",
        "---\n---\n",
        "{\"template\": {}}",
        "a: &a [*a]",
        "!!javax.script.ScriptEngineManager []",
        "\u0000",
        "trust: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]"
      })
  void what_is_no_template_is_refused(String source) {
    assertFalse(codes(source).isEmpty());
  }

  @Test
  void a_template_is_bounded() {
    assertEquals("too_long", codes(WHOLE + "#".repeat(64 * 1024)));
    StringBuilder many = new StringBuilder("environments:\n");
    for (int i = 0; i < 21; i++) {
      many.append("  - e").append(i).append('\n');
    }
    assertTrue(
        codes(WHOLE.replace("environments: [dev]\n", many.toString())).contains("wrong_sort"));
  }

  @Test
  void broken_templates_never_break_the_reader() {
    Random random = new Random(52);
    for (int i = 0; i < 500; i++) {
      StringBuilder broken = new StringBuilder(WHOLE);
      for (int j = 0; j < 3; j++) {
        int at = random.nextInt(broken.length());
        broken.setCharAt(at, "{}[]:,\"'#&*!|>%\n a0".charAt(random.nextInt(19)));
      }
      codes(broken.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {
        "NAME,a-b,true",
        "NAME,a--b,false",
        "NAME,-a,false",
        "NAME,A,false",
        "NAME,,false",
        "NUMBER,74,true",
        "NUMBER,-1,false",
        "NUMBER,1234567890123456789,false",
        "PATH,acme/shop,true",
        "PATH,a/../b,false",
        "PATH,/a,false",
        "PATH,a//b,false",
        "PATH,a b,false",
        "PATH,{service},false",
        "PATH,a/.git,false"
      })
  void forms_let_nothing_in_that_means_something_elsewhere(
      Template.Form form, String value, boolean accepted) {
    assertEquals(
        accepted, new Template.Parameter("x", form, Set.of()).accepts(value == null ? "" : value));
  }
}
