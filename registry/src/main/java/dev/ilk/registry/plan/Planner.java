package dev.ilk.registry.plan;

import dev.ilk.actor.Client;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.actor.Status;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.check.PolicyCheck;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.Place;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.Spec;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Registered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Works out what a declaration changes. Touches nothing; safe to share between threads. */
public final class Planner {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern LEADING = Pattern.compile("^[^ :,]+");

  private final Supplier<Id.Identity> ids;
  private final TrustCheck trustCheck;
  private final ClientCheck clientCheck;
  private final PolicyCheck policyCheck;

  /**
   * Builds a planner.
   *
   * @param ids where the ids of new identities come from
   * @param trustCheck what the planes say of trust rules
   * @param clientCheck what the planes say of clients
   * @param policyCheck what the access plane says of policies
   */
  public Planner(
      Supplier<Id.Identity> ids,
      TrustCheck trustCheck,
      ClientCheck clientCheck,
      PolicyCheck policyCheck) {
    this.ids = ids;
    this.trustCheck = trustCheck;
    this.clientCheck = clientCheck;
    this.policyCheck = policyCheck;
  }

  /**
   * Plans.
   *
   * @param declaration what is wanted
   * @param snapshot what is registered, as far as the declaration speaks of it
   * @param now when
   * @param problems what is wrong with the file already; what is found here is added
   * @return the plan, or everything that is wrong
   */
  public Result<Plan> plan(
      Declaration declaration, Snapshot snapshot, Instant now, Problems problems) {
    return plan(declaration, snapshot, Steps.NONE, now, problems);
  }

  /**
   * Plans, with what other rooms keep.
   *
   * @param declaration what is wanted
   * @param snapshot what is registered, as far as the declaration speaks of it
   * @param steps what other rooms would do
   * @param now when
   * @param problems what is wrong with the file already; what is found here is added
   * @return the plan, or everything that is wrong
   */
  public Result<Plan> plan(
      Declaration declaration, Snapshot snapshot, Steps steps, Instant now, Problems problems) {
    new References(declaration, snapshot, problems).check();
    Changes changes = new Changes();
    Catalogue catalogue = snapshot.catalogue();
    environments(declaration, catalogue, changes, problems);
    declaration
        .teams()
        .forEach(team -> declare(new Declared.OfTeam(team.value()), catalogue, changes));
    Identities identities = new Identities(declaration.set(), snapshot, problems, ids, now);
    for (Spec spec : declaration.identities()) {
      if (isNamed(spec)) {
        changes.identity(identities.stored(spec), identities.wanted(spec));
      }
    }
    List<Spec.At<Declared>> wanted = owned(declaration);
    for (Spec.At<Declared> one : wanted) {
      own(one, catalogue, changes, problems);
    }
    remove(declaration, snapshot, wanted, changes);
    checkTrust(declaration, snapshot, problems);
    checkClients(declaration, snapshot, problems);
    checkPolicies(declaration, catalogue, problems);
    return problems.count() == 0
        ? Result.ok(changes.plan(catalogue.version(), steps))
        : new Result.Failed<>(problems.all());
  }

  /** What is not, is a problem already, and no identity can be made of it. */
  private static boolean isNamed(Spec spec) {
    return switch (spec) {
      case Spec.OfHuman human -> true;
      case Spec.OfMachine machine -> Names.carries(machine.environment(), machine.name());
    };
  }

  private static void environments(
      Declaration declaration, Catalogue catalogue, Changes changes, Problems problems) {
    for (var environment : declaration.environments()) {
      Declared.OfEnvironment after = environment.value();
      for (Tenant tenant : catalogue.environments().getOrDefault(after.environment(), Set.of())) {
        if (!after.tenants().contains(tenant)) {
          problems.conflict(
              environment.place(),
              "tenant_stays",
              "environment `%s` has tenant `%s`, which a file cannot take away"
                  .formatted(after.environment(), tenant),
              "keep it in `tenants`");
        }
      }
      declare(after, catalogue, changes);
    }
  }

  private static void declare(Declared after, Catalogue catalogue, Changes changes) {
    changes.declared(catalogue.find(after.ref()), after);
  }

  /** What belongs to the file's set, in the order in which it is made. */
  private static List<Spec.At<Declared>> owned(Declaration declaration) {
    String set = declaration.set();
    List<Spec.At<Declared>> owned = new ArrayList<>();
    for (var server : declaration.servers()) {
      owned.add(new Spec.At<>(server.place(), new Declared.OfServer(server.value(), set)));
    }
    for (var rule : rules(declaration)) {
      owned.add(new Spec.At<>(rule.place(), new Declared.OfTrust(rule.value(), set)));
    }
    for (var client : clients(declaration)) {
      owned.add(new Spec.At<>(client.place(), new Declared.OfClient(client.value(), set)));
    }
    for (var rule : each(declaration, machine -> machine.processes().stream())) {
      owned.add(new Spec.At<>(rule.place(), new Declared.OfProcess(rule.value(), set)));
    }
    for (var rule : each(declaration, machine -> machine.attested().stream())) {
      owned.add(new Spec.At<>(rule.place(), new Declared.OfAttestation(rule.value(), set)));
    }
    for (var name : each(declaration, machine -> machine.names().stream())) {
      owned.add(new Spec.At<>(name.place(), new Declared.OfName(name.value(), set)));
    }
    for (var policy : declaration.policies()) {
      owned.add(new Spec.At<>(policy.place(), new Declared.OfPolicy(policy.value(), set)));
    }
    return owned;
  }

  /** What stands with the file's machines, in their order. */
  private static <T> List<Spec.At<T>> each(
      Declaration declaration, Function<Spec.OfMachine, Stream<Spec.At<T>>> what) {
    return declaration.identities().stream()
        .flatMap(spec -> spec instanceof Spec.OfMachine machine ? what.apply(machine) : null)
        .toList();
  }

  private static List<Spec.At<TrustRule>> rules(Declaration declaration) {
    return each(declaration, machine -> machine.trust().stream());
  }

  private static List<Spec.At<Client>> clients(Declaration declaration) {
    return each(declaration, machine -> machine.client().stream());
  }

  private static void own(
      Spec.At<Declared> one, Catalogue catalogue, Changes changes, Problems problems) {
    Optional<Declared> before = catalogue.find(one.value().ref());
    String name = one.value().ref().name();
    before.ifPresent(
        stored -> Sets.check(one.value().set(), stored.set(), one.place(), name, problems));
    Optional<String> owner = before.flatMap(Declared::subject);
    boolean taken = owner.isPresent() && !owner.equals(one.value().subject());
    if (taken && one.value() instanceof Declared.OfName) {
      problems.conflict(
          one.place(),
          "name_taken",
          "the name `%s` belongs to `%s`".formatted(name, owner.orElseThrow()),
          "take it out there first");
    } else if (taken) {
      problems.conflict(
          one.place(),
          "rule_taken",
          "%s rule `%s` belongs to `%s`"
              .formatted(one.value().ref().type().word(), name, owner.orElseThrow()),
          "give this rule another `name`");
    }
    changes.declared(before, one.value());
  }

  /**
   * Rules and clients that the file's identities no longer have, and, if it prunes, all that it
   * left out.
   */
  private static void remove(
      Declaration declaration, Snapshot snapshot, List<Spec.At<Declared>> wanted, Changes changes) {
    Set<Declared.Ref> kept = new HashSet<>();
    wanted.forEach(one -> kept.add(one.value().ref()));
    Set<String> named = subjects(declaration);
    List<Registered> leaving = leaving(snapshot, named);
    Set<String> ended = new HashSet<>();
    leaving.forEach(one -> ended.add(one.actor().subject()));
    for (Declared one : snapshot.catalogue().all()) {
      boolean dropped = declaration.prune() && one.set().equals(declaration.set());
      String subject = one.subject().orElse("");
      dropped = dropped || named.contains(subject) || ended.contains(subject);
      if (dropped && !kept.contains(one.ref()) && !(one instanceof Declared.OfManaged)) {
        changes.remove(one);
      }
    }
    leaving.forEach(one -> changes.end(one, one.in(Status.ENDED)));
  }

  private static Set<String> subjects(Declaration declaration) {
    Set<String> subjects = new HashSet<>();
    declaration.identities().forEach(spec -> subjects.add(spec.subject()));
    return subjects;
  }

  private static List<Registered> leaving(Snapshot snapshot, Set<String> named) {
    return snapshot.managed().stream()
        .filter(registered -> !named.contains(registered.actor().subject()))
        .toList();
  }

  private void checkTrust(Declaration declaration, Snapshot snapshot, Problems problems) {
    Map<String, Place> places = new HashMap<>();
    Map<String, TrustRule> all = new LinkedHashMap<>();
    Set<String> replaced = subjects(declaration);
    leaving(snapshot, replaced).forEach(one -> replaced.add(one.actor().subject()));
    for (TrustRule rule : snapshot.catalogue().trustRules()) {
      if (!replaced.contains(rule.subject())) {
        all.put(rule.name(), rule);
      }
    }
    for (var rule : rules(declaration)) {
      all.put(rule.value().name(), rule.value());
      places.put(rule.value().name(), rule.place());
    }
    if (!places.isEmpty()) {
      tell(trustCheck.check(List.copyOf(all.values())), places, problems);
    }
  }

  private void checkClients(Declaration declaration, Snapshot snapshot, Problems problems) {
    Map<String, Place> places = new HashMap<>();
    Map<String, Client> all = new LinkedHashMap<>();
    Set<String> replaced = subjects(declaration);
    leaving(snapshot, replaced).forEach(one -> replaced.add(one.actor().subject()));
    for (Client client : snapshot.catalogue().clients()) {
      if (!replaced.contains(subject(client.workload()))) {
        all.put(client.workload(), client);
      }
    }
    for (var client : clients(declaration)) {
      all.put(client.value().workload(), client.value());
      places.put(client.value().workload(), client.place());
    }
    if (!places.isEmpty()) {
      tell(clientCheck.check(List.copyOf(all.values())), places, problems);
    }
  }

  private static String subject(String workload) {
    return Kind.WORKLOAD.word() + ":" + workload;
  }

  private void checkPolicies(Declaration declaration, Catalogue catalogue, Problems problems) {
    Map<String, Place> places = new HashMap<>();
    Map<String, PolicyText> all = new LinkedHashMap<>();
    for (Declared one : catalogue.all()) {
      boolean dropped = declaration.prune() && one.set().equals(declaration.set());
      if (one instanceof Declared.OfPolicy policy && !dropped) {
        all.put(policy.policy().name(), policy.policy());
      }
    }
    for (var policy : declaration.policies()) {
      all.put(policy.value().name(), policy.value());
      places.put(policy.value().name(), policy.place());
    }
    if (!places.isEmpty()) {
      tell(policyCheck.check(List.copyOf(all.values())), places, problems);
    }
  }

  /** Adds the file's line to what another room says of a name. */
  private static void tell(List<Problem> said, Map<String, Place> places, Problems problems) {
    for (Problem problem : said) {
      Matcher quoted = QUOTED.matcher(problem.where());
      Matcher leading = LEADING.matcher(problem.where());
      String name =
          quoted.find() ? quoted.group(1) : leading.find() ? leading.group() : problem.where();
      Place place = places.get(name);
      problems.add(place == null ? problem : problem.at(place + ": " + problem.where()));
    }
  }
}
