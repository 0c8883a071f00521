package dev.ilk.registry.template;

import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Result;
import dev.ilk.registry.check.RuleComposer;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.TemplateFile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads templates, and checks that what is made of them can prove itself narrowly. */
public final class Templates {
  private final RuleComposer composer;

  /**
   * Builds it.
   *
   * @param composer composes trust rules
   */
  public Templates(RuleComposer composer) {
    this.composer = composer;
  }

  /**
   * Reads a template as an administrator wrote it. Its rule is composed with samples of its
   * parameters: a template whose rules would be too wide is refused here, not when it is used.
   *
   * @param source of any length and content
   * @return the template, or everything that is wrong with it
   */
  public Result<Template> read(String source) {
    Problems problems = new Problems();
    Optional<Template> template = TemplateFile.read(source, problems);
    return template
        .map(one -> Filling.rule(composer, one, samples(one)).then(rule -> Result.ok(one)))
        .orElseGet(() -> new Result.Failed<>(problems.all()));
  }

  /**
   * Reads a template that was checked when it was stored.
   *
   * @param source as it was stored
   * @return the template
   */
  public static Template stored(String source) {
    return TemplateFile.read(source, new Problems())
        .orElseThrow(() -> new IllegalStateException("a stored template cannot be read"));
  }

  private static Map<String, String> samples(Template template) {
    Map<String, String> samples = new TreeMap<>();
    samples.put("environment", template.environments().getFirst().environment().name());
    samples.put("team", "team");
    for (Template.Parameter one : template.parameters()) {
      samples.put(
          one.name(),
          switch (one.form()) {
            case NAME, PATH -> "sample";
            case NUMBER -> "1";
            case CHOICE -> one.choices().iterator().next();
          });
    }
    return samples;
  }
}
