package dev.ilk.registry.declare;

import dev.ilk.actor.ProvenanceRule;
import java.util.Optional;

/**
 * Reads how a workload's images must have been built (W8). Whether keys and authorities are any is
 * said by who knows them.
 */
final class ProvenanceRules {
  private static final Vocabulary RULE =
      Vocabulary.of(
          "provenance", "builder", "source", "keys", "authorities", "identity", "issuer", "logs");
  private static final int LONGEST = 32 * 1024;

  private final Draft draft;

  ProvenanceRules(Draft draft) {
    this.draft = draft;
  }

  Optional<ProvenanceRule> read(Fields attested) {
    Optional<Node> node = attested.node("provenance");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    String path = attested.place("provenance").path();
    Fields fields = Fields.of(node.get(), path, RULE, draft.problems);
    Optional<String> builder = fields.prose("builder", 300, true);
    Optional<String> source = fields.prose("source", 300, true);
    Optional<String> keys = fields.text("keys").filter(text -> isShort(fields, "keys", text));
    Optional<String> authorities =
        fields.text("authorities").filter(text -> isShort(fields, "authorities", text));
    Optional<String> identity = fields.prose("identity", 300, authorities.isPresent());
    Optional<String> issuer = fields.prose("issuer", 300, authorities.isPresent());
    Optional<String> logs = fields.text("logs").filter(text -> isShort(fields, "logs", text));
    boolean one = keys.isPresent() != authorities.isPresent();
    boolean stray = keys.isPresent() && (identity.isPresent() || issuer.isPresent());
    if (fields.sound() && (!one || stray)) {
      draft.problems.invalid(
          fields.place(),
          "provenance_signer",
          "provenance is signed in one way",
          "give `keys`, or `authorities` with `identity` and `issuer`");
      return Optional.empty();
    }
    if (!fields.sound()) {
      return Optional.empty();
    }
    ProvenanceRule.Signer signer =
        keys.isPresent()
            ? new ProvenanceRule.Keys(keys.get())
            : new ProvenanceRule.Certified(
                authorities.orElseThrow(), identity.orElseThrow(), issuer.orElseThrow());
    return Optional.of(
        new ProvenanceRule(builder.orElseThrow(), source.orElseThrow(), signer, logs));
  }

  private static boolean isShort(Fields fields, String key, String text) {
    return fields.accept(
        fields.place(key),
        text,
        t -> !t.isBlank() && t.length() <= LONGEST,
        "text of 1 to %d characters".formatted(LONGEST));
  }
}
