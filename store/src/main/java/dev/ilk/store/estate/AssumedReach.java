package dev.ilk.store.estate;

import dev.ilk.discover.Account;
import dev.ilk.discover.Trait;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Reach;
import dev.ilk.estate.Sightings;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.kernel.Id;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * How far accounts reach through others that they can become: {@link #DEEPEST} steps and {@link
 * #MOST} accounts far. Nearly no account can become another; so the names that can are read once
 * for many accounts, and nothing more is asked of one that has none of them.
 */
final class AssumedReach {
  private static final int DEEPEST = 3;
  private static final int MOST = 50;
  private static final int MOST_NAMES = 20_000;

  /** In the words of the index. */
  private static final Condition ASSUMED = DSL.condition("relation = 'assumed-by'");

  private final DSLContext sql;

  /** The names that can become something; empty if there are too many to know them all. */
  private final Optional<Set<String>> known;

  private AssumedReach(DSLContext sql, Optional<Set<String>> known) {
    this.sql = sql;
    this.known = known;
  }

  static AssumedReach of(DSLContext sql, List<Looked> looked) {
    if (looked.stream().allMatch(one -> one.findings().isEmpty())) {
      return new AssumedReach(sql, Optional.of(Set.of()));
    }
    Set<String> names =
        new HashSet<>(
            sql.selectDistinct(TieRows.TOWARD)
                .from(TieRows.TIE)
                .where(ASSUMED)
                .limit(MOST_NAMES + 1)
                .fetch(TieRows.TOWARD));
    return new AssumedReach(sql, names.size() > MOST_NAMES ? Optional.empty() : Optional.of(names));
  }

  /**
   * What an account reaches beside itself.
   *
   * @param reach as {@link Reach} weighs the others
   * @param names of the others, nearest first
   */
  record Further(long reach, List<String> names) {
    private static final Further NONE = new Further(0, List.of());
    private static final int SHOWN = 3;

    /** The finding with this among its evidence. */
    Finding told(Finding of) {
      return names.isEmpty()
          ? of
          : new Finding(
              of.code(),
              of.account(),
              of.about(),
              of.severity(),
              of.owasp(),
              "%s; it can become %s%s, which adds %d to its reach"
                  .formatted(
                      of.evidence(),
                      names.stream()
                          .limit(SHOWN)
                          .map(name -> "`" + name + "`")
                          .collect(Collectors.joining(", ")),
                      names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "",
                      reach),
              of.mend());
    }
  }

  /** An account on the way, as its system and others know it. */
  private record At(int depth, String source, Set<String> names) {}

  Further from(Looked looked) {
    if (looked.findings().isEmpty()) {
      return Further.NONE;
    }
    Account account = looked.account();
    String source = account.system().substring(account.system().indexOf(':') + 1);
    Map<Id.Account, FoundAccount> reached = new LinkedHashMap<>();
    Deque<At> next = new ArrayDeque<>();
    next.add(
        new At(
            0,
            source,
            names(
                account.id(), account.name(), account.email(), Trait.principal(account.traits()))));
    while (!next.isEmpty() && reached.size() < MOST) {
      At at = next.remove();
      for (FoundAccount one : becomes(at)) {
        boolean first =
            !one.id().equals(looked.id())
                && reached.size() < MOST
                && reached.putIfAbsent(one.id(), one) == null;
        if (first && at.depth() + 1 < DEEPEST) {
          next.add(
              new At(
                  at.depth() + 1,
                  one.source(),
                  names(
                      one.nativeId(),
                      one.names().name(),
                      one.names().email(),
                      Trait.principal(one.facts()))));
        }
      }
    }
    return reached.isEmpty()
        ? Further.NONE
        : new Further(
            reached.values().stream()
                .mapToLong(one -> Reach.of(Sightings.account(one.source(), one, List.of())))
                .sum(),
            reached.values().stream().map(one -> one.source() + "/" + one.names().name()).toList());
  }

  private static Set<String> names(String... texts) {
    return Stream.of(texts)
        .filter(text -> !text.isEmpty())
        .map(text -> AccountRows.key(text.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same system's accounts by any name, those of others only by one that is everywhere. */
  private List<FoundAccount> becomes(At at) {
    List<String> asked =
        at.names().stream()
            .filter(name -> known.map(all -> all.contains(name)).orElse(true))
            .toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    Set<Id.Account> everywhere = new HashSet<>();
    Set<Id.Account> all = new HashSet<>();
    sql.select(TieRows.ACCOUNT, TieRows.TOWARD)
        .from(TieRows.TIE)
        .where(ASSUMED, TieRows.TOWARD.in(asked))
        .orderBy(TieRows.TOWARD, TieRows.ACCOUNT)
        .limit(MOST)
        .forEach(row -> {
          Id.Account id = new Id.Account(row.value1());
          all.add(id);
          if (Trait.isEverywhere(row.value2())) {
            everywhere.add(id);
          }
        });
    return CalledAccounts.these(sql, all).stream()
        .filter(one -> one.source().equals(at.source()) || everywhere.contains(one.id()))
        .toList();
  }
}
