package dev.ilk.registry.declare;

import dev.ilk.actor.Human;
import dev.ilk.actor.Names;
import dev.ilk.actor.Role;
import dev.ilk.actor.Team;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the section {@code humans}. */
final class People {
  static final String HUMAN_FORM =
      "person's name: lower-case letters and digits, with single dots or hyphens between";

  private static final Vocabulary HUMAN =
      Vocabulary.of(
              "a person",
              "name",
              "subtype",
              "provider",
              "email",
              "subject",
              "teams",
              "roles",
              "display_name",
              "title",
              "department",
              "expires")
          .butNot(
              Vocabulary.SOFTWARES,
              "environment",
              "tenant",
              "owner",
              "purpose",
              "sensitivity",
              "authentication",
              "credential_lifetime",
              "scopes",
              "dependencies",
              "recreatable",
              "rotation",
              "revocation",
              "last_review",
              "trust")
          .butNot(Vocabulary.AGENTS, "model");

  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  // RFC 5321 leaves much more open; what a directory gives out is of this form.
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,8}");
  // OpenID Connect Core, section 2: at most 255 ASCII characters.
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]{1,255}");

  private static final String OPERATOR = "operator";
  private static final String LOCAL = "local";

  private final Draft draft;

  People(Draft draft) {
    this.draft = draft;
  }

  void human(Node node, String path) {
    Fields fields = Fields.of(node, Entries.path(node, path, "name"), HUMAN, draft.problems);
    Optional<String> name = fields.formed("name", Names.HUMAN, HUMAN_FORM, true);
    name.ifPresent(n -> draft.mention("human", n));
    Human.Subtype subtype =
        fields.choice("subtype", Human.Subtype.class, false).orElse(Human.Subtype.EMPLOYEE);
    checkReserved(fields, name);
    Optional<String> provider =
        fields.formed(
            "provider", PROVIDER, "provider: lower-case letters, digits and hyphens", true);
    Optional<String> email = fields.formed("email", EMAIL, "email address", true);
    Optional<String> subject =
        fields.formed("subject", SUBJECT, "subject: 1 to 255 visible ASCII characters", false);
    Set<String> teams = fields.texts("teams", Names.TENANT.asMatchPredicate(), Things.TEAM_FORM);
    Set<String> roles =
        fields.texts(
            "roles",
            Names.TENANT.asMatchPredicate(),
            "role: lower-case letters, digits and single hyphens");
    Human.Profile profile =
        new Human.Profile(
            fields.prose("display_name", 100, false).orElse(""),
            fields.prose("title", 100, false).orElse(""),
            fields.prose("department", 100, false).orElse(""));
    Optional<Expiry> expires = Days.expiry(fields, "expires");
    if (subtype == Human.Subtype.CONTRACTOR && !fields.has("expires")) {
      draft.problems.invalid(
          fields.place(), "missing_key", "a contractor needs `expires`", "add the contract's end");
    }
    if (fields.sound() && unique(fields, name, provider, email, subject)) {
      draft.humans.add(
          new Spec.OfHuman(
              fields.place(),
              name.orElseThrow(),
              subtype,
              expires,
              new Human.ProviderAccount(provider.orElseThrow(), subject, email.orElseThrow()),
              teams.stream().map(Team::new).collect(Collectors.toUnmodifiableSet()),
              roles.stream().map(Role::new).collect(Collectors.toUnmodifiableSet()),
              profile));
    }
  }

  /** The operator at the machine itself must stand even when a file is wrong. */
  private void checkReserved(Fields fields, Optional<String> name) {
    boolean operator = name.filter(OPERATOR::equals).isPresent();
    boolean local = fields.node("provider").filter(People::isLocal).isPresent();
    if (operator || local) {
      draft.problems.invalid(
          fields.place(operator ? "name" : "provider"),
          "reserved",
          operator
              ? "`operator` is Ilk's own emergency identity, which no file manages"
              : "`local` is the machine itself, which proves nobody but the operator",
          operator ? "choose another name" : "name the company's identity provider");
    }
  }

  private static boolean isLocal(Node node) {
    return node instanceof Node.OfText text && text.text().equals(LOCAL);
  }

  private boolean unique(
      Fields fields,
      Optional<String> name,
      Optional<String> provider,
      Optional<String> email,
      Optional<String> subject) {
    String mail = provider.orElseThrow() + " " + email.orElseThrow();
    boolean first = draft.isFirst("identity", name.orElseThrow(), fields.place());
    first &= draft.isFirst("email", mail.toLowerCase(Locale.ROOT), fields.place("email"));
    if (subject.isPresent()) {
      String account = provider.orElseThrow() + " " + subject.get();
      first &= draft.isFirst("account", account, fields.place("subject"));
    }
    return first;
  }
}
