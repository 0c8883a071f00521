package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
      // One thread compiles, which takes half a millisecond a rule; the others wait for it.
      kept = books.compute(issuer, (name, before) -> after(before, current));
    }
    return kept.book;
  }

  private static Kept after(@Nullable Kept before, List<TrustRule> current) {
    if (before != null && before.sources.equals(current)) {
      return before;
    }
    RuleBook known = before == null ? NONE : before.book;
    return new Kept(List.copyOf(current), known.with(current));
  }
}
