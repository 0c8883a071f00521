package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.platform.Platform;
import dev.ilk.prove.federation.platform.Proposal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trust rule made of a few words, as a declaration says it.
 *
 * @param platform for whose tokens
 * @param proposal what it lets in
 * @param rule its keys
 */
record ComposedRule(Platform platform, Proposal proposal, ObjectNode rule) {

  /**
   * Composes it.
   *
   * @param platform in a word
   * @param words what to pin
   * @param name the rule's; empty for none
   * @param audience that the platform puts into tokens for this Ilk
   * @return the rule
   * @throws RefusedException if there is no such platform, or what the words say is wrong or wide
   */
  static ComposedRule of(
      String platform, Map<String, String> words, @Nullable String name, String audience) {
    Platform known =
        Platform.called(platform)
            .orElseThrow(() ->
                new RefusedException(
                    List.of(
                        "`%s` is no known platform (one of %s)"
                            .formatted(
                                platform,
                                Arrays.stream(Platform.values())
                                    .map(Platform::word)
                                    .collect(Collectors.joining(", "))))));
    return switch (Proposal.of(known, words)) {
      case Result.Ok<Proposal>(Proposal made) ->
          new ComposedRule(known, made, rule(made, name, audience));
      case Result.Failed<Proposal>(List<Problem> problems) ->
          throw new RefusedException(problems.stream().map(Problem::sentence).toList());
    };
  }

  private static ObjectNode rule(Proposal proposal, @Nullable String name, String audience) {
    ObjectNode rule = Server.mapper().createObjectNode();
    if (name != null) {
      rule.put("name", name);
    }
    rule.put("issuer", proposal.issuer());
    proposal.jwksUri().ifPresent(uri -> rule.put("jwks_uri", uri));
    rule.put("audience", audience);
    rule.put("condition", proposal.condition());
    return rule;
  }
}
