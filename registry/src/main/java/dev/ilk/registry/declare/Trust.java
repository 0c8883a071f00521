package dev.ilk.registry.declare;

import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Width;
import dev.ilk.registry.words.Prose;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rules of federation of one identity (W1). */
final class Trust {
  private static final Vocabulary RULE =
      Vocabulary.of(
          "a trust rule",
          "name",
          "issuer",
          "jwks_uri",
          "audience",
          "condition",
          "accepts",
          "accepts_because");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LONGEST_CONDITION = 4096;

  private final Draft draft;

  Trust(Draft draft) {
    this.draft = draft;
  }

  List<Spec.At<TrustRule>> read(Fields machine, String subject) {
    String identity = subject.substring(subject.indexOf(':') + 1);
    return new RuleList(draft, "trust", "trust", RULE)
        .read(machine, identity + "-", (fields, name) -> rule(fields, name, subject));
  }

  private Optional<TrustRule> rule(Fields fields, String name, String subject) {
    Optional<String> issuer =
        fields.requiredText("issuer").filter(t -> isDomain(t) || web(fields, "issuer", t));
    Optional<String> jwksUri = fields.text("jwks_uri").filter(t -> web(fields, "jwks_uri", t));
    Optional<String> audience = fields.prose("audience", 200, true);
    Optional<String> condition =
        fields
            .requiredText("condition")
            .map(String::strip)
            .filter(text ->
                fields.accept(
                    fields.place("condition"),
                    text,
                    t -> !t.isEmpty() && t.length() <= LONGEST_CONDITION,
                    "condition: an expression of 1 to 4096 characters"));
    Optional<TrustRule.Accepted> accepted = accepted(fields);
    return fields.sound()
        ? Optional.of(
            new TrustRule(
                name,
                subject,
                issuer.orElseThrow(),
                jwksUri,
                audience.orElseThrow(),
                condition.orElseThrow(),
                accepted))
        : Optional.empty();
  }

  /** A rule may be wide only for a reason that those who review it can read. */
  private Optional<TrustRule.Accepted> accepted(Fields fields) {
    Set<Width> widths =
        fields
            .texts("accepts", Width.words()::contains, "width: one of " + listed(Width.words()))
            .stream()
            .flatMap(word -> Width.of(word).stream())
            .collect(Collectors.toUnmodifiableSet());
    Optional<String> reason = fields.prose("accepts_because", 300, fields.has("accepts"));
    if (reason.isPresent() && !fields.has("accepts")) {
      draft.problems.invalid(
          fields.place("accepts_because"),
          "missing_key",
          "the rule accepts nothing",
          "say what in `accepts`, or take this out");
    }
    return fields.sound() && !widths.isEmpty()
        ? reason.map(why -> new TrustRule.Accepted(widths, why))
        : Optional.empty();
  }

  private static String listed(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining("`, `", "`", "`"));
  }

  /** A foreign SPIFFE trust domain, whose JWT-SVIDs name no issuer. */
  private static boolean isDomain(String text) {
    return text.startsWith(TrustDomain.SCHEME)
        && TrustDomain.isName(text.substring(TrustDomain.SCHEME.length()));
  }

  /** OpenID Connect Discovery 1.0, section 4: https; plain http only to this very machine. */
  private boolean web(Fields fields, String key, String text) {
    boolean web = isWeb(text);
    if (!web) {
      fields.malformed(
          fields.place(key),
          Prose.shown(text),
          "https address",
          "give it as the issuer writes it, without query and fragment");
    }
    return web;
  }

  static boolean isWeb(String text) {
    if (text.length() > 300) {
      return false;
    }
    try {
      URI uri = new URI(text);
      boolean secure = "https".equals(uri.getScheme());
      boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(host(uri));
      return (secure || local)
          && !host(uri).isEmpty()
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String host(URI uri) {
    return Optional.ofNullable(uri.getHost()).orElse("");
  }
}
