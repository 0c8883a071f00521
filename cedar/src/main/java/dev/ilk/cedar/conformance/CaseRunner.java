package dev.ilk.cedar.conformance;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.Schema;
import dev.ilk.cedar.Validator;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.RefusedException;
import dev.ilk.cedar.diagnostic.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs one test case and tells what differs from what is right. */
final class CaseRunner {
  private final CaseFiles files;

  /**
   * A runner.
   *
   * @param files finds what the case names
   */
  CaseRunner(CaseFiles files) {
    this.files = files;
  }

  /** What differs; empty if the case passes. */
  List<String> run(Case given) throws IOException {
    try {
      Schema schema = schema(given.schema());
      PolicySet policies = policies(given.policies());
      Entities entities = CedarJson.readEntities(files.read(given.entities()), schema).orThrow();
      List<String> differences = new ArrayList<>();
      validate(given, schema, policies).ifPresent(differences::add);
      for (Case.Question question : given.questions()) {
        ask(question, schema, policies, entities)
            .forEach(d -> differences.add(question.description() + ": " + d));
      }
      return differences;
    } catch (RefusedException wrong) {
      return wrong.diagnostics().stream().map(Diagnostic::toString).toList();
    }
  }

  private Schema schema(String name) throws IOException {
    SourceText text = files.read(name);
    return (name.endsWith(".json") ? Schema.parseJson(text) : Schema.parse(text)).orThrow();
  }

  private PolicySet policies(String name) throws IOException {
    SourceText text = files.read(name);
    return (name.endsWith(".json")
            ? CedarJson.readPolicies(text)
            : PolicySet.parse(text, PolicySet.Ids.BY_POSITION))
        .orThrow();
  }

  private static Optional<String> validate(Case given, Schema schema, PolicySet policies) {
    Validator.Result result = new Validator(schema).validate(policies);
    if (result.passed() == given.shouldValidate()) {
      return Optional.empty();
    }
    return Optional.of(
        given.shouldValidate()
            ? "should be valid: " + result.errors()
            : "should not be valid, but nothing was found wrong");
  }

  private static List<String> ask(
      Case.Question question, Schema schema, PolicySet policies, Entities entities) {
    EntityUid action = CedarJson.readUid(question.action()).orThrow();
    Parsed<RecordValue> context = CedarJson.readContext(question.context(), schema, action);
    Request request =
        new Request(
            CedarJson.readUid(question.principal()).orThrow(),
            action,
            CedarJson.readUid(question.resource()).orThrow(),
            context.orThrow());
    if (question.validate()) {
      Optional<Diagnostic> wrong = schema.validate(request);
      if (wrong.isPresent()) {
        return List.of("the request should be valid: " + wrong.get());
      }
    }
    Response response = policies.authorize(request, entities);
    List<String> differences = new ArrayList<>();
    compare("decision", word(question.allowed()), word(response.allowed()), differences);
    compare("reasons", question.reasons(), new TreeSet<>(response.reasons()), differences);
    compare("errors", question.errors(), errors(response), differences);
    return differences;
  }

  private static String word(boolean allowed) {
    return allowed ? "allow" : "deny";
  }

  private static Set<String> errors(Response response) {
    Set<String> ids = new TreeSet<>();
    response.errors().forEach(e -> ids.add(e.policy().id()));
    return ids;
  }

  private static void compare(
      String what, Object expected, Object found, List<String> differences) {
    if (!expected.equals(found)) {
      differences.add(what + " should be " + expected + ", found " + found);
    }
  }
}
