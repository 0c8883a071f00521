package dev.ilk.cedar.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.Schema;
import dev.ilk.cedar.Validator;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random policies, entities and requests, decided by this engine and by the official one. The
 * number of requests is the system property {@code cedar.differential}; each test's seed is fixed,
 * and a failure shows the texts.
 */
class DifferentialTest {
  private static final int REQUESTS = Integer.getInteger("cedar.differential", 5_000);
  private static final int PER_WORLD = 5;
  private static final Schema SCHEMA = Schema.parse(SourceText.of(World.SCHEMA)).orThrow();

  @Test
  void decisions_reasons_and_errors_are_the_official_ones() throws Exception {
    Random random = new Random(20_260_101);
    int read = 0;
    int allowed = 0;
    int erring = 0;
    for (int i = 0; i < REQUESTS / PER_WORLD; i++) {
      World world = new World(random, 12);
      String policies = new PolicySource(random).set(1 + random.nextInt(6));
      String entities = world.entities();
      Parsed<PolicySet> set = PolicySet.parse(policies);
      Parsed<Entities> store = CedarJson.readEntities(SourceText.of(entities));
      for (int j = 0; j < PER_WORLD; j++) {
        World.Question question = world.question();
        Optional<Official.Answer> theirs =
            Official.authorize(policies, entities, question, Optional.empty());
        Optional<Official.Answer> ours = ask(set, store, question, Optional.empty());
        assertEquals(theirs, ours, () -> policies + entities + question + set.diagnostics());
        read += ours.isPresent() ? 1 : 0;
        allowed += ours.filter(Official.Answer::allowed).isPresent() ? 1 : 0;
        erring += ours.filter(a -> !a.errors().isEmpty()).isPresent() ? 1 : 0;
      }
    }
    System.out.printf(
        "differential: %d of %d requests decided, %d allowed, %d with errors%n",
        read, REQUESTS, allowed, erring);
    assertTrue(read > REQUESTS * 9 / 10, "the generator makes texts that are none");
    assertTrue(allowed > REQUESTS / 10 && erring > REQUESTS / 10, "the generator has lost its use");
  }

  @Test
  void what_a_schema_refuses_is_refused_by_the_official_one_too() throws Exception {
    Random random = new Random(20_260_202);
    int accepted = 0;
    int requests = Math.max(500, REQUESTS / 5);
    for (int i = 0; i < requests; i++) {
      World world = new World(random, 300);
      String entities = world.entities();
      World.Question question = world.question();
      String policies = "permit(principal, action, resource);";
      Optional<Official.Answer> theirs =
          Official.authorize(policies, entities, question, Optional.of(World.SCHEMA));
      Parsed<Entities> store = CedarJson.readEntities(SourceText.of(entities), SCHEMA);
      Optional<Official.Answer> ours =
          ask(PolicySet.parse(policies), store, question, Optional.of(SCHEMA));
      assertEquals(theirs, ours, () -> entities + question + store.diagnostics());
      accepted += ours.isPresent() ? 1 : 0;
    }
    System.out.printf("differential: %d of %d typed requests accepted%n", accepted, requests);
    assertTrue(accepted > requests / 10 && accepted < requests, "the generator has lost its use");
  }

  @Test
  void policies_are_valid_where_the_official_validator_says_so() throws Exception {
    Random random = new Random(20_260_303);
    int valid = 0;
    int policies = Math.max(2_000, REQUESTS / 2);
    Validator validator = new Validator(SCHEMA);
    for (int i = 0; i < policies / PER_WORLD; i++) {
      String text = new PolicySource(random).set(PER_WORLD);
      Optional<Set<String>> theirs = Official.invalid(World.SCHEMA, text);
      Optional<Validator.Result> result =
          PolicySet.parse(text) instanceof Parsed.Read<PolicySet>(PolicySet set)
              ? Optional.of(validator.validate(set))
              : Optional.empty();
      Optional<Set<String>> ours =
          result.map(r -> {
            Set<String> ids = new TreeSet<>();
            r.errors().forEach(e -> ids.add(e.policy()));
            return ids;
          });
      assertEquals(theirs, ours, () -> text + result);
      valid += ours.map(ids -> PER_WORLD - ids.size()).orElse(0);
    }
    System.out.printf("differential: %d of %d policies valid%n", valid, policies);
    assertTrue(valid > policies / 10 && valid < policies, "the generator has lost its use");
  }

  @Test
  void damaged_texts_are_read_or_refused_as_the_official_parser_does() throws Exception {
    Random random = new Random(20_260_404);
    PolicySource source = new PolicySource(random);
    int texts = Math.max(3_000, REQUESTS);
    int read = 0;
    for (int i = 0; i < texts; i++) {
      String text = source.damaged();
      Parsed<PolicySet> ours = PolicySet.parse(text);
      boolean accepted = ours.diagnostics().isEmpty() && ours.orThrow().templates().isEmpty();
      assertEquals(Official.accepts(text), accepted, () -> text + "\n" + ours.diagnostics());
      read += accepted ? 1 : 0;
    }
    System.out.printf("differential: %d of %d damaged texts read%n", read, texts);
    assertTrue(read > texts / 20 && read < texts, "the generator has lost its use");
  }

  @Test
  void policies_become_the_same_json_and_come_back() throws Exception {
    Random random = new Random(20_260_505);
    PolicySource source = new PolicySource(random);
    for (int i = 0; i < Math.max(500, REQUESTS / 10); i++) {
      String text = source.policy();
      PolicySet set = PolicySet.parse(text).orThrow();
      Policy policy = set.policy("policy0").orElseThrow();
      String json = CedarJson.write(policy);
      // Their text may be spelled otherwise, so both are compared as this engine prints them.
      assertEquals(back(json), back(Official.toJson(text)), text);
      assertEquals(back(json), print(Official.toText(json)), text);
      assertEquals(back(json), print(policy.toString()), text);
      String once = rewritten(CedarJson.write(set));
      assertEquals(once, rewritten(once), text);
    }
  }

  private static String rewritten(String json) {
    return CedarJson.write(CedarJson.readPolicies(SourceText.of(json)).orThrow());
  }

  private static String back(String policy) {
    String set = "{\"staticPolicies\": {\"p\": " + policy + "}}";
    PolicySet read = CedarJson.readPolicies(SourceText.of(set)).orThrow();
    return withoutAnnotations(read.policy("p").orElseThrow().toString());
  }

  private static String print(String text) {
    Policy policy = PolicySet.parse(text).orThrow().policy("policy0").orElseThrow();
    return back(CedarJson.write(policy));
  }

  private static String withoutAnnotations(String text) {
    return text.replaceAll("(?m)^@.*\n", "");
  }

  private static Optional<Official.Answer> ask(
      Parsed<PolicySet> set,
      Parsed<Entities> entities,
      World.Question question,
      Optional<Schema> schema) {
    EntityUid action = CedarJson.readUid(SourceText.of(question.action())).orThrow();
    SourceText context = SourceText.of(question.context());
    Parsed<RecordValue> read =
        schema
            .map(s -> CedarJson.readContext(context, s, action))
            .orElseGet(() -> CedarJson.readContext(context));
    Parsed<Response> response =
        set.then(policies ->
            entities.then(store ->
                read.then(c -> {
                  Request request =
                      new Request(uid(question.principal()), action, uid(question.resource()), c);
                  return schema
                      .flatMap(s -> s.validate(request))
                      .<Parsed<Response>>map(Parsed::refused)
                      .orElseGet(() -> Parsed.of(policies.authorize(request, store)));
                })));
    return response instanceof Parsed.Read<Response>(Response answer)
        ? Optional.of(answer(answer))
        : Optional.empty();
  }

  private static EntityUid uid(String json) {
    return CedarJson.readUid(SourceText.of(json)).orThrow();
  }

  private static Official.Answer answer(Response response) {
    Set<String> errors = new TreeSet<>();
    response.errors().forEach(e -> errors.add(e.policy().id()));
    return new Official.Answer(response.allowed(), new TreeSet<>(response.reasons()), errors);
  }
}
