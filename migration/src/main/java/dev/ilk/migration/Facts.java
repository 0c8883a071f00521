package dev.ilk.migration;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.finding.Reach;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.gate.migration.StaticSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the formula goes by: numbers by name, where 1 stands for yes.
 *
 * <p>{@code reach} as {@link Reach} weighs it; {@code unknown}: which account holds it is not
 * known; {@code age}, {@code life} and {@code idle} in days; {@code endless}: it has no end; {@code
 * leaked}: 0 to 3, how sure it is that it leaked; {@code places}: in how many; {@code interactive}:
 * sign-ins by a browser; {@code software}: it is not a person's; {@code disabled}: its account is;
 * {@code orphan}: nobody answers for it; {@code told}: its system tells when it was last used.
 */
record Facts(Map<String, Long> numbers) {
  Facts {
    numbers = Map.copyOf(numbers);
  }

  /** What is known of a credential that an account holds. */
  static Facts of(
      FoundAccount found,
      Account account,
      FoundCredential held,
      StaticSecret.Keeper keeper,
      Exposure exposure,
      Instant now) {
    Map<String, Long> facts = new TreeMap<>();
    facts.put("reach", (long) Reach.of(account));
    facts.put("software", flag(found.taken().kind() != Kind.HUMAN));
    facts.put("interactive", account.number("interactive").map(Double::longValue).orElse(0L));
    facts.put("disabled", flag(!found.enabled()));
    facts.put("orphan", flag(keeper.subject().isEmpty() && keeper.team().isEmpty()));
    facts.put("leaked", (long) exposure.sure());
    facts.put("places", exposure.places());
    Instant made = held.created().orElse(held.firstSeen());
    facts.put("age", days(made, now));
    facts.put("endless", flag(held.expires().isEmpty()));
    facts.put("life", held.expires().map(end -> days(made, end)).orElse(0L));
    Optional<Instant> used = lastUsed(found, held);
    facts.put("told", flag(used.isPresent()));
    facts.put("idle", used.map(when -> days(when, now)).orElse(0L));
    return new Facts(facts);
  }

  /** When it was last used; when its account was, if the system tells it only of that. */
  static Optional<Instant> lastUsed(FoundAccount found, FoundCredential held) {
    return held.lastUsed().or(() -> found.times().lastUsed());
  }

  long get(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  private static long flag(boolean yes) {
    return yes ? 1 : 0;
  }

  private static long days(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toDays());
  }
}
