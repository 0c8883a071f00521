package dev.ilk.registry.declare;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.Optional;

/** Reads what a workload must be attested by (W6). */
final class Attestations {
  private static final Vocabulary ATTESTED =
      Vocabulary.of("what is attested", "by", "grace", "provenance");

  private final Draft draft;

  Attestations(Draft draft) {
    this.draft = draft;
  }

  /** By what; today there is one thing. */
  private enum By {
    DEPLOYMENT
  }

  Optional<Spec.At<AttestationRule>> read(Fields machine, String workload) {
    Optional<Node> node = machine.node("attested");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    String path = machine.place("attested").path();
    Fields fields = Fields.of(node.get(), path, ATTESTED, draft.problems);
    fields.choice("by", By.class, true);
    Duration grace =
        fields
            .text("grace")
            .filter(text ->
                fields.accept(
                    fields.place("grace"),
                    text,
                    Attestations::isGrace,
                    "grace: from `0s` to `10m`"))
            .flatMap(Span::parse)
            .orElse(Duration.ZERO);
    Optional<ProvenanceRule> provenance = new ProvenanceRules(draft).read(fields);
    return fields.sound()
        ? Optional.of(
            new Spec.At<>(fields.place(), new AttestationRule(workload, grace, provenance)))
        : Optional.empty();
  }

  private static boolean isGrace(String text) {
    return Span.parse(text)
        .filter(span -> span.compareTo(AttestationRule.LONGEST_GRACE) <= 0)
        .isPresent();
  }
}
