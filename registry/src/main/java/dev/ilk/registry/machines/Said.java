package dev.ilk.registry.machines;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.machines.MachineFacts;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.DeclarationFile;
import dev.ilk.registry.declare.Place;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.Spec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a provisioner says of one machine, as a declaration of its set: read as a file is, then held
 * to what a provisioner may say.
 */
final class Said {
  private static final int LONGEST_ID = 200;

  private Said() {}

  /** Notes in {@code problems} whatever is wrong; without any, it declares just one machine. */
  static Declaration read(
      Kind kind, MachineFacts facts, String set, Machine provisioner, Problems problems) {
    String section = kind == Kind.AGENT ? "agents" : "workloads";
    Declaration read =
        DeclarationFile.read("{\"%s\":[%s]}".formatted(section, facts.entry()), problems);
    if (facts.externalId().filter(id -> id.isEmpty() || id.length() > LONGEST_ID).isPresent()) {
      wrong(problems, "externalId", "expected 1 to %d characters".formatted(LONGEST_ID), "");
    }
    for (Spec spec : read.identities()) {
      if (spec instanceof Spec.OfMachine machine) {
        check(machine, provisioner, problems);
      }
    }
    boolean alone = read.environments().isEmpty() && read.servers().isEmpty();
    if (problems.count() == 0 && !(alone && read.identities().size() == 1)) {
      throw new IllegalArgumentException("an entry is one JSON object");
    }
    return new Declaration(
        set,
        false,
        List.of(),
        List.of(),
        read.identities(),
        List.of(),
        List.of(),
        Map.of(),
        read.mentioned());
  }

  private static void check(Spec.OfMachine said, Machine provisioner, Problems problems) {
    if (!said.environment().equals(provisioner.environment())
        || !said.tenant().equals(provisioner.tenant())) {
      wrong(
          problems,
          "environment",
          "`%s` is provisioned for environment `%s` and tenant `%s` alone"
              .formatted(said.name(), provisioner.environment(), provisioner.tenant()),
          "let another provisioner do it, one of that environment and tenant");
    }
    Set<String> powers = OwnPowers.among(said.scopes());
    if (!powers.isEmpty()) {
      wrong(
          problems,
          "scopes",
          "`%s` is a power over Ilk itself".formatted(String.join("`, `", powers)),
          "have a person give it, in a declaration");
    }
    for (Spec.At<TrustRule> rule : said.trust()) {
      if (rule.value().accepted().isPresent()) {
        wrong(
            problems,
            "trust",
            "rule `%s` accepts a width, which only people do".formatted(rule.value().name()),
            "narrow it, or have a person declare the machine");
      }
    }
    boolean more =
        !said.processes().isEmpty() || said.attested().isPresent() || !said.names().isEmpty();
    if (more || said.stewardship().lastReview().isPresent()) {
      wrong(
          problems,
          said.name(),
          "processes, attestations, names of certificates and reviews are not provisioned",
          "have a person declare the machine");
    }
  }

  private static void wrong(Problems problems, String where, String message, String remedy) {
    problems.invalid(new Place(1, where), "value_invalid", message, remedy);
  }
}
