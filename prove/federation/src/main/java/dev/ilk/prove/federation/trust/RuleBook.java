package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.condition.Condition;
import dev.ilk.prove.federation.platform.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules for one issuer, compiled. Immutable and safe to share between threads.
 *
 * <p>A rule that does not compile matches nothing: it cannot have passed {@link TrustRuleCheck}, so
 * it was stored by another version, and the others go on.
 */
final class RuleBook {
  private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

  private final Map<String, RuleIndex> byAudience = new HashMap<>();
  private final Set<Optional<String>> keySources = new HashSet<>();
  private final Map<TrustRule, Rule> rules = new LinkedHashMap<>();

  private RuleBook(List<TrustRule> sources, Map<TrustRule, Rule> compiled) {
    Map<String, List<Rule>> grouped = new LinkedHashMap<>();
    for (TrustRule source : sources) {
      Optional<Rule> rule =
          Optional.ofNullable(compiled.get(source)).or(() -> RuleBook.compile(source));
      rule.ifPresent(found -> {
        rules.put(source, found);
        grouped.computeIfAbsent(source.audience(), a -> new ArrayList<>()).add(found);
        keySources.add(source.jwksUri());
      });
    }
    grouped.forEach((audience, some) -> byAudience.put(audience, RuleIndex.of(some)));
  }

  /**
   * Compiles rules.
   *
   * @param sources all rules for one issuer
   * @return the book
   */
  static RuleBook of(List<TrustRule> sources) {
    return new RuleBook(sources, Map.of());
  }

  /**
   * The book after a change. What did not change is not compiled again.
   *
   * @param sources all rules for the same issuer
   * @return another book
   */
  RuleBook with(List<TrustRule> sources) {
    return new RuleBook(sources, rules);
  }

  /**
   * Whether there is any rule.
   *
   * @return true if tokens of this issuer prove nothing
   */
  boolean isEmpty() {
    return byAudience.isEmpty();
  }

  /**
   * Where the issuer's keys are, if the rules agree about it.
   *
   * @return the address that the rules name; an inner empty for discovery; an outer empty if they
   *     contradict each other, and then nothing of this issuer can be verified
   */
  Optional<Optional<String>> keySource() {
    return keySources.size() == 1 ? Optional.of(keySources.iterator().next()) : Optional.empty();
  }

  /**
   * Whether any rule is for this audience.
   *
   * @param audience a token's only audience
   * @return true if there is one
   */
  boolean knows(String audience) {
    return byAudience.containsKey(audience);
  }

  /**
   * The rules that match.
   *
   * @param audience a token's only audience
   * @param claims the token's claims, verified
   * @return in no particular order
   */
  List<Rule> matching(String audience, Map<String, Object> claims) {
    RuleIndex index = byAudience.get(audience);
    return index == null ? List.of() : index.matching(claims);
  }

  /**
   * Whose tokens these rules are about, for what to keep of a token that matches none of them.
   *
   * @return that of the first rule
   */
  Platform platform() {
    return rules.values().stream().findFirst().map(Rule::platform).orElse(Platform.OTHER);
  }

  private static Optional<Rule> compile(TrustRule source) {
    return switch (Condition.compile(source.condition())) {
      case Result.Ok<Condition>(Condition condition) -> Optional.of(Rule.of(source, condition));
      case Result.Failed<Condition>(List<Problem> problems) -> {
        LOG.error(
            "trust rule `{}` is out of force: {}", source.name(), problems.getFirst().sentence());
        yield Optional.empty();
      }
    };
  }
}
