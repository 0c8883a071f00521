package dev.ilk.migration;

import dev.ilk.discover.Account;
import dev.ilk.estate.Sightings;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.migration.SecretScore;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.gate.migration.StaticSecret.Keeper;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at what accounts hold and ranks what of it is static. Works for a bounded time from a place
 * in the order of accounts' ids, some hundred accounts in memory at once, and tells where to go on.
 */
public final class Ranking {
  /** So long one call works at most, but for the batch that it is at. */
  static final Duration SLICE = Duration.ofSeconds(20);

  private static final int BATCH = SecretStore.MOST_ACCOUNTS;
  private static final int LONGEST_NAME = 100;
  private static final int FURTHEST = 999_999;

  private final SourceStore sources;
  private final AccountStore accounts;
  private final LeakStore leaks;
  private final SecretStore secrets;
  private final Keepers keepers;
  private final InstantSource clock;
  private final Scoring scoring = Scoring.builtIn();
  private final Shapes shapes = Shapes.builtIn();

  /**
   * Over all accounts.
   *
   * @param sources the systems that they are of
   * @param accounts keeps them
   * @param leaks knows what leaked of what they hold
   * @param secrets keeps how what they hold ranks
   * @param keepers knows who answers for identities
   * @param clock the present
   */
  public Ranking(
      SourceStore sources,
      AccountStore accounts,
      LeakStore leaks,
      SecretStore secrets,
      Keepers keepers,
      InstantSource clock) {
    this.sources = sources;
    this.accounts = accounts;
    this.leaks = leaks;
    this.secrets = secrets;
    this.keepers = keepers;
    this.clock = clock;
  }

  /**
   * Ranks what some accounts hold. Doing it twice does no more than doing it once.
   *
   * @param from goes on after this account; empty to begin
   * @return how far it came
   * @throws StoreUnavailable if the store does not answer; what was done before stays
   */
  public RankSecrets.Progress some(Optional<Id.Account> from) throws StoreUnavailable {
    Instant end = clock.instant().plus(SLICE);
    Map<String, String> connectors =
        sources.all().stream().collect(Collectors.toMap(Source::name, Source::connector));
    Optional<Id.Account> after = from;
    long looked = 0;
    long found = 0;
    while (true) {
      List<AccountStore.Kept> batch = accounts.all(after, BATCH);
      Instant now = clock.instant();
      List<SecretStore.Holding> holdings = holdings(batch, connectors, now);
      secrets.keep(holdings, now);
      looked += batch.size();
      found += holdings.stream().mapToLong(one -> one.ranked().size()).sum();
      if (batch.size() < BATCH) {
        return new RankSecrets.Progress(Optional.empty(), looked, found);
      }
      after = Optional.of(batch.getLast().account().id());
      if (now.isAfter(end)) {
        return new RankSecrets.Progress(after, looked, found);
      }
    }
  }

  private List<SecretStore.Holding> holdings(
      List<AccountStore.Kept> batch, Map<String, String> connectors, Instant now)
      throws StoreUnavailable {
    Set<Id.Identity> holders = new HashSet<>();
    batch.forEach(one -> one.account().holder().ifPresent(holders::add));
    Map<Id.Identity, Keeper> known = keepers.of(holders);
    Exposures exposures = Exposures.of(batch, leaks);
    List<SecretStore.Holding> holdings = new ArrayList<>();
    for (AccountStore.Kept kept : batch) {
      FoundAccount found = kept.account();
      String connector = connectors.getOrDefault(found.source(), "");
      Keeper keeper =
          found.holder().map(known::get).map(who -> named(found, who)).orElse(suggested(found));
      holdings.add(
          new SecretStore.Holding(
              found.id(),
              found.presence(),
              found.times().lastSeen(),
              ranked(kept, connector, keeper, exposures, now)));
    }
    return holdings;
  }

  private List<SecretStore.Ranked> ranked(
      AccountStore.Kept kept, String connector, Keeper keeper, Exposures exposures, Instant now) {
    FoundAccount found = kept.account();
    Account account = Sightings.account(connector, found, kept.credentials());
    List<SecretStore.Ranked> ranked = new ArrayList<>();
    for (FoundCredential held : kept.credentials()) {
      Optional<String> shape = shapes.of(connector, held.kind(), found.taken().kind());
      if (shape.isEmpty() || Shapes.isShort(held.created(), held.expires(), now)) {
        continue;
      }
      Facts facts = Facts.of(found, account, held, keeper, exposures.of(held), now);
      SecretScore score = scoring.of(facts);
      ranked.add(
          new SecretStore.Ranked(
              id(found.source(), found.nativeId(), held.kind(), held.nativeId()),
              new StaticSecret.Place(
                  found.source(),
                  connector,
                  Optional.of(found.id()),
                  found.names().name(),
                  held.kind(),
                  held.nativeId()),
              shape.get(),
              keeper,
              score,
              (int) Math.min(FURTHEST, facts.get("reach")),
              new StaticSecret.Times(
                  held.created(),
                  Facts.lastUsed(found, held),
                  held.expires(),
                  held.firstSeen(),
                  found.times().lastSeen())));
    }
    return ranked;
  }

  /** What the registry does not say of an identity, its account may. */
  private static Keeper named(FoundAccount found, Keeper keeper) {
    Keeper suggested = suggested(found);
    return new Keeper(
        keeper.subject(),
        keeper.team().isEmpty() ? suggested.team() : keeper.team(),
        keeper.environment().isEmpty() ? suggested.environment() : keeper.environment());
  }

  private static Keeper suggested(FoundAccount found) {
    return new Keeper("", brief(found, "team"), brief(found, "environment"));
  }

  /** As an index takes it. */
  private static String brief(FoundAccount found, String fact) {
    String text = found.facts().getOrDefault(fact, "");
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }

  /**
   * The id of a secret. It goes by the names that its own system gives, so that it outlives a
   * source that is forgotten and added again.
   */
  static Id.Secret id(String source, String account, String kind, String credential) {
    StringBuilder whole = new StringBuilder();
    for (String part : List.of(source, account, kind, credential)) {
      whole.append(part.length()).append(':').append(part);
    }
    return Id.Secret.of(Sha256.of(whole.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
