package dev.ilk.policy;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Schema;
import dev.ilk.cedar.Validator;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Policies;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.policy.lint.Lint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a folder of policies in the order in which mistakes hide one another: what does not parse
 * is told alone, then what Ilk does not take, then what does not fit the schema; lint comes last.
 */
public final class Check {
  private final PolicyFolder folder;
  private final List<Finding> findings = new ArrayList<>();

  private Check(PolicyFolder folder) {
    this.folder = folder;
  }

  /**
   * Checks a folder.
   *
   * @param folder its texts
   * @return what was found, errors before warnings; empty if all is well
   */
  public static List<Finding> of(PolicyFolder folder) {
    Check check = new Check(folder);
    check.run();
    return List.copyOf(check.findings);
  }

  private void run() {
    Optional<Schema> schema = schema();
    PolicySet whole = PolicySet.EMPTY;
    for (SourceText text : folder.policies()) {
      whole = add(whole, text);
    }
    if (!findings.isEmpty()) {
      return;
    }
    if (Policies.compile(folder.texts(), "")
        instanceof Result.Failed<Policies>(List<Problem> problems)) {
      problems.forEach(problem -> findings.add(Finding.error(problem)));
    }
    Optional<Validator.Result> valid = Optional.empty();
    if (schema.isPresent()) {
      valid = Optional.of(new Validator(schema.get()).validate(whole));
      for (Validator.Finding wrong : valid.get().errors()) {
        findings.add(
            Finding.of(Finding.Severity.ERROR, "invalid", wrong.policy(), wrong.diagnostic()));
      }
    }
    if (findings.isEmpty()) {
      findings.addAll(Lint.of(whole, valid.map(Validator.Result::warnings).orElse(List.of())));
    }
    if (schema.isEmpty() && folder.schemas().isEmpty() && !folder.policies().isEmpty()) {
      findings.add(
          Finding.warning(
              "no-schema",
              "",
              Diagnostic.of("there is no schema, so types and names were not checked")
                  .withHelp("add a file such as `payments.cedarschema`")));
    }
  }

  private PolicySet add(PolicySet whole, SourceText text) {
    Parsed<PolicySet> read = PolicySet.parse(text, PolicySet.Ids.BY_ANNOTATION);
    return switch (unnamedApart(read, text).then(whole::plus)) {
      case Parsed.Read<PolicySet>(PolicySet larger) -> larger;
      case Parsed.Refused<PolicySet>(List<Diagnostic> wrong) -> {
        wrong.forEach(diagnostic -> findings.add(Finding.error("syntax", diagnostic)));
        yield whole;
      }
    };
  }

  /** Policies without an id are all named by their position, so those of two files would clash. */
  private Parsed<PolicySet> unnamedApart(Parsed<PolicySet> read, SourceText text) {
    return read.then(set -> {
      List<Diagnostic> unnamed =
          set.policies().stream()
              .filter(policy -> policy.annotation("id").isEmpty())
              .map(policy ->
                  Diagnostic.at(text, policy.tree().at(), "the policy has no `@id`")
                      .withHelp("give it a short unique name, such as `@id(\"payments-refund\")`"))
              .toList();
      return unnamed.isEmpty() ? read : new Parsed.Refused<>(unnamed);
    });
  }

  private Optional<Schema> schema() {
    List<SourceText> schemas = folder.schemas();
    if (schemas.size() > 1) {
      findings.add(
          Finding.error(
              "schemas",
              Diagnostic.of(
                      "there are two schemas, `%s` and `%s`"
                          .formatted(schemas.get(0).name(), schemas.get(1).name()))
                  .withHelp("put everything in one")));
    }
    if (schemas.size() != 1) {
      return Optional.empty();
    }
    SourceText text = schemas.getFirst();
    Parsed<Schema> read =
        text.name().endsWith(".json") ? Schema.parseJson(text) : Schema.parse(text);
    return switch (read) {
      case Parsed.Read<Schema>(Schema schema) -> Optional.of(schema);
      case Parsed.Refused<Schema>(List<Diagnostic> wrong) -> {
        wrong.forEach(diagnostic -> findings.add(Finding.error("schema", diagnostic)));
        yield Optional.empty();
      }
    };
  }
}
