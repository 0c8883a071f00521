package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps each issuer's rules compiled until they change. Holds as many books as there are issuers
 * with rules; issuers that strangers make up leave no trace.
 */
final class RuleBooks {
  private static final RuleBook NONE = RuleBook.of(List.of());

  private final TrustRules rules;
  private final Map<String, Kept> books = new ConcurrentHashMap<>();

  private record Kept(List<TrustRule> sources, RuleBook book) {}

  /**
   * Compiles what a port gives.
   *
   * @param rules the rules in force
   */
  RuleBooks(TrustRules rules) {
    this.rules = rules;
  }

  /**
   * The rules for an issuer as they are now.
   *
   * @param issuer an {@code iss} of any content
   * @return possibly an empty book
   * @throws StoreUnavailable if it is not known which rules are in force
   */
  RuleBook of(String issuer) throws StoreUnavailable {
    List<TrustRule> current = rules.of(issuer);
    if (current.isEmpty()) {
      books.remove(issuer);
      return NONE;
    }
    Kept kept = books.get(issuer);
    if (kept == null || !kept.sources.equals(current)) {
      RuleBook before = kept == null ? NONE : kept.book;
      kept = new Kept(List.copyOf(current), before.with(current));
      books.put(issuer, kept);
    }
    return kept.book;
  }
}
