package dev.ilk.registry.declare;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.decide.PolicyText;
import dev.ilk.registry.stored.Declared;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the sections of what is declared beside identities. */
final class Things {
  static final String ENVIRONMENT_FORM =
      "environment: 2 to 20 lower-case letters and digits, a letter first";
  static final String TEAM_FORM = "team: lower-case letters, digits and single hyphens";
  static final String TENANT_FORM = "tenant: lower-case letters, digits and single hyphens";
  static final String SCOPE_FORM = "scope: letters, digits and `:._/-`";

  private static final Vocabulary ENVIRONMENT = Vocabulary.of("an environment", "name", "tenants");
  private static final Vocabulary TEAM = Vocabulary.of("a team", "name");
  private static final Vocabulary SERVER =
      Vocabulary.of("a resource server", "audience", "environment", "tenant", "owner", "scopes");
  private static final Vocabulary POLICY =
      Vocabulary.of("a policy", "id", "text").butNot("its name is its `id`", "name");
  private static final Pattern POLICY_ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9._-]{0,79}");
  private static final int LONGEST_POLICY = 64 * 1024;

  private final Draft draft;

  Things(Draft draft) {
    this.draft = draft;
  }

  void environment(Node node, String path) {
    // A bare name stands for an environment with one tenant.
    Fields fields = named(node, path, ENVIRONMENT);
    Optional<String> name = fields.formed("name", Names.ENVIRONMENT, ENVIRONMENT_FORM, true);
    Set<String> tenants = fields.texts("tenants", Names.TENANT.asMatchPredicate(), TENANT_FORM);
    name.ifPresent(n -> draft.mention("environment", n));
    if (fields.sound() && draft.isFirst("environment", name.orElseThrow(), fields.place())) {
      Set<Tenant> declared =
          tenants.isEmpty()
              ? Set.of(Tenant.SOLE)
              : tenants.stream().map(Tenant::new).collect(Collectors.toUnmodifiableSet());
      draft.environments.add(
          new Spec.At<>(
              fields.place(),
              new Declared.OfEnvironment(new Environment(name.orElseThrow()), declared)));
    }
  }

  void team(Node node, String path) {
    Fields fields = named(node, path, TEAM);
    Optional<String> name = fields.formed("name", Names.TENANT, TEAM_FORM, true);
    name.ifPresent(n -> draft.mention("team", n));
    if (fields.sound() && draft.isFirst("team", name.orElseThrow(), fields.place())) {
      draft.teams.add(new Spec.At<>(fields.place(), new Team(name.orElseThrow())));
    }
  }

  private Fields named(Node node, String path, Vocabulary vocabulary) {
    Node entry =
        node instanceof Node.OfText text
            ? new Node.OfMap(text.line(), Map.of("name", new Node.Member(text.line(), text)))
            : node;
    return Fields.of(entry, Entries.path(entry, path, "name"), vocabulary, draft.problems);
  }

  void server(Node node, String path) {
    String at = Entries.path(node, path, "audience");
    Fields fields = Fields.of(node, at, SERVER, draft.problems);
    Optional<String> audience =
        fields
            .requiredText("audience")
            .filter(text ->
                fields.accept(
                    fields.place("audience"),
                    text,
                    Audience::isAudience,
                    "audience: an absolute URI without a fragment, of at most 200 characters"));
    Optional<String> environment =
        fields.formed("environment", Names.ENVIRONMENT, ENVIRONMENT_FORM, true);
    Optional<String> tenant = fields.formed("tenant", Names.TENANT, TENANT_FORM, false);
    Optional<String> owner = fields.formed("owner", Names.TENANT, TEAM_FORM, true);
    Set<String> scopes = fields.texts("scopes", Names.SCOPE.asMatchPredicate(), SCOPE_FORM);
    if (fields.sound() && draft.isFirst("audience", audience.orElseThrow(), fields.place())) {
      draft.servers.add(
          new Spec.At<>(
              fields.place(),
              new ResourceServer(
                  new Audience(audience.orElseThrow()),
                  new Environment(environment.orElseThrow()),
                  tenant.map(Tenant::new).orElse(Tenant.SOLE),
                  new Team(owner.orElseThrow()),
                  scopes)));
    }
  }

  void policy(Node node, String path) {
    Fields fields = Fields.of(node, Entries.path(node, path, "id"), POLICY, draft.problems);
    Optional<String> id =
        fields.formed(
            "id", POLICY_ID, "policy id: letters, digits and `._-`, a letter first", true);
    Optional<String> text = fields.requiredText("text");
    text.ifPresent(t -> checkLength(fields.place("text"), t));
    if (fields.sound() && draft.isFirst("policy", id.orElseThrow(), fields.place())) {
      draft.policies.add(
          new Spec.At<>(
              fields.place("text"), new PolicyText(id.orElseThrow(), text.orElseThrow())));
    }
  }

  private void checkLength(Place place, String text) {
    if (text.isBlank() || text.length() > LONGEST_POLICY) {
      String message = "a policy has 1 to %d characters".formatted(LONGEST_POLICY);
      draft.problems.invalid(place, "malformed_value", message, "split it into several");
    }
  }
}
