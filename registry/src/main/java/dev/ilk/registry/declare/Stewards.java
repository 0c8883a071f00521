package dev.ilk.registry.declare;

import dev.ilk.actor.Names;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.kernel.Span;
import dev.ilk.registry.words.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who answers for a machine identity, and how (R2). */
final class Stewards {
  private static final Vocabulary OWNER = Vocabulary.of("an owner", "team", "contact", "approver");
  private static final Pattern AUTHENTICATION = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);
  private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(10);

  private final Draft draft;

  Stewards(Draft draft) {
    this.draft = draft;
  }

  private record Owner(String team, String contact, Optional<String> approver) {}

  Optional<Stewardship> read(Fields fields, String subject) {
    Optional<Owner> owner =
        fields.required("owner").flatMap(node -> owner(node, fields.place("owner")));
    Optional<String> purpose = fields.prose("purpose", 200, true).map(Stewards::withoutPeriod);
    Stewardship.Sensitivity sensitivity =
        fields
            .choice("sensitivity", Stewardship.Sensitivity.class, false)
            .orElse(Stewardship.Sensitivity.MEDIUM);
    String authentication =
        fields
            .formed(
                "authentication",
                AUTHENTICATION,
                "way to prove oneself: lower-case letters, digits and hyphens",
                false)
            .orElse("oidc-federation");
    Duration lifetime = lifetime(fields);
    Set<String> dependencies =
        fields.texts(
            "dependencies",
            text -> !text.isBlank() && text.length() <= 200 && Prose.isPlain(text),
            "dependency: 1 to 200 visible characters");
    boolean recreatable = fields.flag("recreatable", false);
    Optional<Duration> rotation = fields.span("rotation");
    String revocation =
        fields
            .prose("revocation", 300, false)
            .orElse("ilk revoke %s --reason '…'".formatted(subject));
    Optional<Instant> lastReview = Days.instant(fields, "last_review");
    if (owner.isEmpty() || purpose.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stewardship(
            new Team(owner.get().team()),
            owner.get().contact(),
            owner.get().approver(),
            purpose.get(),
            sensitivity,
            authentication,
            lifetime,
            dependencies,
            recreatable,
            rotation,
            revocation,
            lastReview));
  }

  private Optional<Owner> owner(Node node, Place place) {
    Fields fields = Fields.of(node, place.path(), OWNER, draft.problems);
    Optional<String> team = fields.formed("team", Names.TENANT, Things.TEAM_FORM, true);
    Optional<String> contact = fields.formed("contact", Names.HUMAN, People.HUMAN_FORM, true);
    Optional<String> approver = fields.formed("approver", Names.HUMAN, People.HUMAN_FORM, false);
    return fields.sound()
        ? Optional.of(new Owner(team.orElseThrow(), contact.orElseThrow(), approver))
        : Optional.empty();
  }

  private Duration lifetime(Fields fields) {
    Duration lifetime = fields.span("credential_lifetime").orElse(USUAL_LIFETIME);
    if (lifetime.compareTo(LONGEST_LIFETIME) > 0) {
      draft.problems.invalid(
          fields.place("credential_lifetime"),
          "too_long",
          "`%s` is too long for a credential of software; at most %s"
              .formatted(Span.format(lifetime), Span.format(LONGEST_LIFETIME)),
          "a job that runs longer asks again");
    }
    return lifetime;
  }

  private static String withoutPeriod(String purpose) {
    return purpose.length() > 1 && purpose.endsWith(".")
        ? purpose.substring(0, purpose.length() - 1)
        : purpose;
  }
}
