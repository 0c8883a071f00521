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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs one test case and tells what differs from what is right. */
final class CaseRunner {
  private final Path root;
  private final Path folder;

  /**
   * A runner.
   *
   * @param root what the files' names in the cases are relative to
   * @param folder where the files are if they are not there
   */
  CaseRunner(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /** What differs; empty if the case passes. */
  List<String> run(Case given) throws IOException {
    try {
      Schema schema = Schema.parse(read(given.schema())).orThrow();
      PolicySet policies =
          PolicySet.parse(read(given.policies()), PolicySet.Ids.BY_POSITION).orThrow();
      Entities entities = CedarJson.readEntities(read(given.entities()), schema).orThrow();
      List<String> differences = new ArrayList<>();
      validate(given, schema, policies).ifPresent(differences::add);
      for (Case.Question question : given.questions()) {
        ask(question, schema, policies, entities)
            .ifPresent(d -> differences.add(question.description() + ": " + d));
      }
      return differences;
    } catch (RefusedException wrong) {
      return wrong.diagnostics().stream().map(Diagnostic::toString).toList();
    }
  }

  private SourceText read(String name) throws IOException {
    Path file = root.resolve(name);
    if (!Files.exists(file)) {
      Path last = Path.of(name).getFileName();
      file = last == null ? file : folder.resolve(last);
    }
    return SourceText.of(name, Files.readString(file));
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

  private static Optional<String> ask(
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
        return Optional.of("the request is not valid: " + wrong.get());
      }
    }
    Response response = policies.authorize(request, entities);
    return difference("decision", question.allowed(), response.allowed())
        .or(() -> difference("reasons", question.reasons(), new TreeSet<>(response.reasons())))
        .or(() -> difference("errors", question.errors(), errors(response)));
  }

  private static Set<String> errors(Response response) {
    Set<String> ids = new TreeSet<>();
    response.errors().forEach(e -> ids.add(e.policy().id()));
    return ids;
  }

  private static Optional<String> difference(String what, Object expected, Object found) {
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(what + " should be " + expected + ", found " + found);
  }
}
