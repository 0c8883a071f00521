package dev.ilk.registry.declare;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Client;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.registry.words.MachineName;
import dev.ilk.registry.words.Prose;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the sections {@code workloads} and {@code agents}. */
final class Machines {
  private static final String[] SHARED = {
    "name",
    "environment",
    "tenant",
    "owner",
    "purpose",
    "sensitivity",
    "authentication",
    "credential_lifetime",
    "expires",
    "scopes",
    "dependencies",
    "recreatable",
    "rotation",
    "revocation",
    "last_review",
    "trust"
  };
  private static final String[] OF_PEOPLE = {
    "title", "department", "email", "display_name", "roles", "teams", "provider", "subject"
  };
  private static final Vocabulary WORKLOAD =
      Vocabulary.of(
              "a workload",
              with("subtype", "client", "processes", "attested", "names", "challenged_names"))
          .butNot(Vocabulary.PERSONS, OF_PEOPLE)
          .butNot(Vocabulary.AGENTS, "model");
  private static final Vocabulary AGENT =
      Vocabulary.of("an agent", with("model"))
          .butNot(Vocabulary.PERSONS, OF_PEOPLE)
          .butNot("that is a workload's or a person's", "subtype")
          .butNot(
              "that is a workload's",
              "client",
              "processes",
              "attested",
              "names",
              "challenged_names");

  private final Draft draft;

  Machines(Draft draft) {
    this.draft = draft;
  }

  private static String[] with(String... own) {
    String[] keys = Arrays.copyOf(SHARED, SHARED.length + own.length);
    System.arraycopy(own, 0, keys, SHARED.length, own.length);
    return keys;
  }

  void workload(Node node, String path) {
    Fields fields = Fields.of(node, Entries.path(node, path, "name"), WORKLOAD, draft.problems);
    Optional<Workload.Subtype> subtype = fields.choice("subtype", Workload.Subtype.class, true);
    machine(fields, Kind.WORKLOAD, subtype.map(Spec.OfWorkload::new))
        .ifPresent(draft.workloads::add);
  }

  void agent(Node node, String path) {
    Fields fields = Fields.of(node, Entries.path(node, path, "name"), AGENT, draft.problems);
    String model = fields.prose("model", 100, false).orElse("");
    machine(fields, Kind.AGENT, Optional.of(new Spec.OfAgent(model))).ifPresent(draft.agents::add);
  }

  private Optional<Spec> machine(Fields fields, Kind kind, Optional<? extends Spec.Nature> nature) {
    Optional<String> name = fields.requiredText("name");
    name.ifPresent(n -> draft.mention(kind.word(), n));
    Optional<Environment> environment =
        fields
            .formed("environment", Names.ENVIRONMENT, Things.ENVIRONMENT_FORM, true)
            .map(Environment::new);
    if (name.isPresent() && environment.isPresent()) {
      checkName(fields, name.get(), environment.get());
    }
    Optional<String> tenant = fields.formed("tenant", Names.TENANT, Things.TENANT_FORM, false);
    Set<String> scopes = fields.texts("scopes", Names.SCOPE.asMatchPredicate(), Things.SCOPE_FORM);
    Optional<Expiry> expires = Days.expiry(fields, "expires");
    String subject = kind.word() + ":" + name.orElse("");
    Optional<Stewardship> stewardship = new Stewards(draft).read(fields, subject);
    List<Spec.At<TrustRule>> trust = new Trust(draft).read(fields, subject);
    Optional<Spec.At<Client>> client = new Clients(draft).read(fields, name.orElse(""));
    List<Spec.At<ProcessRule>> processes = new Processes(draft).read(fields, name.orElse(""));
    Optional<Spec.At<AttestationRule>> attested =
        new Attestations(draft).read(fields, name.orElse(""));
    List<Spec.At<DnsName>> names = new CertifiedNames(draft).read(fields, name.orElse(""));
    if (!fields.sound() || !draft.isFirst("identity", name.orElseThrow(), fields.place())) {
      return Optional.empty();
    }
    return Optional.of(
        new Spec.OfMachine(
            fields.place(),
            name.orElseThrow(),
            nature.orElseThrow(),
            environment.orElseThrow(),
            tenant.map(Tenant::new).orElse(Tenant.SOLE),
            stewardship.orElseThrow(),
            expires,
            scopes,
            trust,
            client,
            processes,
            attested,
            names));
  }

  /** The form alone: whether the environment it should carry is known is not known here. */
  private void checkName(Fields fields, String name, Environment environment) {
    if (!Names.MACHINE.matcher(name).matches()) {
      draft.problems.invalid(
          fields.place("name"),
          "name_form",
          "`%s` is no name for software: 3 to 80 lower-case letters, digits, single hyphens"
              .formatted(Prose.shown(name)),
          "call it `%s`".formatted(MachineName.advised(environment, name)));
    }
  }
}
