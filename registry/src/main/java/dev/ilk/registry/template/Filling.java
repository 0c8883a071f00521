package dev.ilk.registry.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Kind;
import dev.ilk.gate.RequestIdentity;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.registry.check.RuleComposer;
import dev.ilk.registry.declare.Holes;
import dev.ilk.registry.words.Prose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a declaration of a template and what was asked for, within the template's guardrails. */
public final class Filling {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RuleComposer composer;

  /**
   * Builds it.
   *
   * @param composer composes trust rules
   */
  public Filling(RuleComposer composer) {
    this.composer = composer;
  }

  /**
   * What was made.
   *
   * @param subject kind and name of the identity
   * @param document the declaration of it alone, as JSON
   * @param rule by what it proves itself
   */
  public record Filled(String subject, String document, RuleComposer.Composed rule) {}

  /**
   * Fills a template in.
   *
   * @param template within whose guardrails
   * @param asked what is asked for; of any content
   * @param contact the name of whoever answers for it
   * @return the declaration, or every guardrail that it would break
   */
  public Result<Filled> fill(Template template, RequestIdentity asked, String contact) {
    List<Problem> problems = new ArrayList<>();
    if (template.at(asked.at()).isEmpty()) {
      List<String> known =
          template.environments().stream().map(place -> place.environment().name()).toList();
      problems.add(
          beyond("environment_beyond", "it may not be asked for in `%s`".formatted(asked.at()))
              .at("environment")
              .mend("it may in " + String.join(", ", known)));
    }
    checkValues(template, asked.values(), problems);
    Set<String> scopes = new TreeSet<>(asked.scopes().orElse(template.scopes()));
    for (String scope : scopes) {
      if (!template.scopes().contains(scope)) {
        problems.add(
            beyond("scope_beyond", "the template does not give `%s`".formatted(Prose.shown(scope)))
                .at("scopes")
                .mend("it gives " + String.join(", ", new TreeSet<>(template.scopes()))));
      }
    }
    Duration life = asked.life().orElse(template.longest());
    if (!life.isPositive() || life.compareTo(template.longest()) > 0) {
      problems.add(
          beyond("too_long", "it lives for at most %s".formatted(Span.format(template.longest())))
              .at("for")
              .mend("renew it when its need is confirmed"));
    }
    if (!problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    Map<String, String> values = new TreeMap<>(asked.values());
    values.put("environment", asked.at().name());
    values.put("team", asked.owner().name());
    String name = Holes.filled(template.naming(), values);
    return rule(composer, template, values)
        .then(rule ->
            Result.ok(
                new Filled(
                    template.kind().word() + ":" + name,
                    document(template, asked, name, values, scopes, life, rule, contact),
                    rule)));
  }

  /** The rule of a template with values for its parameters. */
  static Result<RuleComposer.Composed> rule(
      RuleComposer composer, Template template, Map<String, String> values) {
    Map<String, String> words = new TreeMap<>();
    template.proving().words().forEach((word, text) -> words.put(word, Holes.filled(text, values)));
    return composer.compose(template.proving().platform(), words);
  }

  private static void checkValues(
      Template template, Map<String, String> values, List<Problem> problems) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    for (Template.Parameter parameter : template.parameters()) {
      unknown.remove(parameter.name());
      String value = values.get(parameter.name());
      String place = "set." + parameter.name();
      if (value == null) {
        problems.add(
            beyond("value_missing", "`%s` is not said".formatted(parameter.name()))
                .at(place)
                .mend("give " + meaning(parameter)));
      } else if (!parameter.accepts(value)) {
        problems.add(
            beyond("value_beyond", "`%s` may not stand for it".formatted(Prose.shown(value)))
                .at(place)
                .mend("give " + meaning(parameter)));
      }
    }
    for (String name : unknown) {
      problems.add(
          beyond("parameter_unknown", "`%s` is no parameter".formatted(Prose.shown(name)))
              .at("set")
              .mend("look at `ilk template show %s`".formatted(template.name())));
    }
  }

  private static String meaning(Template.Parameter parameter) {
    return parameter.form() == Template.Form.CHOICE
        ? "one of " + String.join(", ", new TreeSet<>(parameter.choices()))
        : parameter.form().meaning();
  }

  private static String document(
      Template template,
      RequestIdentity asked,
      String name,
      Map<String, String> values,
      Set<String> scopes,
      Duration life,
      RuleComposer.Composed rule,
      String contact) {
    ObjectNode document = JSON.createObjectNode();
    ObjectNode machine =
        document.putArray(template.kind() == Kind.AGENT ? "agents" : "workloads").addObject();
    machine.put("name", name);
    template.subtype().ifPresent(subtype -> machine.put("subtype", subtype));
    machine.put("environment", asked.at().name());
    machine.putObject("owner").put("team", asked.owner().name()).put("contact", contact);
    machine.put("purpose", Holes.filled(template.purpose(), values));
    template.sensitivity().ifPresent(tier -> machine.put("sensitivity", tier));
    machine.put("expires", Span.format(life));
    ArrayNode list = machine.putArray("scopes");
    scopes.forEach(list::add);
    ObjectNode trust = machine.putArray("trust").addObject();
    trust.put("issuer", rule.issuer());
    rule.jwksUri().ifPresent(uri -> trust.put("jwks_uri", uri));
    trust.put("audience", template.proving().audience());
    trust.put("condition", rule.condition());
    return document.toString();
  }

  private static Problem beyond(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
