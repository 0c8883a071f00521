package dev.ilk.estate;

import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Evidence;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at all accounts again, by the rules of this version and by what people have said since they
 * were read. Works for a bounded time from a place in the order of ids, and tells where to go on.
 */
public final class Reclassification {
  /** So long one call works at most, but for the batch that it is at. */
  static final Duration SLICE = Duration.ofSeconds(20);

  private static final int BATCH = 5_000;
  private static final int MOST_EVIDENCE = 8;

  private final AccountStore accounts;
  private final Classes classes;
  private final InstantSource clock;

  /**
   * Over all accounts.
   *
   * @param sources the systems that they are of
   * @param accounts keeps them
   * @param clock the present
   */
  public Reclassification(SourceStore sources, AccountStore accounts, InstantSource clock) {
    this.accounts = accounts;
    this.classes = new Classes(sources, accounts);
    this.clock = clock;
  }

  /**
   * Looks at some accounts. Doing it twice does no more than doing it once.
   *
   * @param from goes on after this account; empty to begin
   * @return how far it came
   * @throws StoreUnavailable if the store does not answer; what was done before stays
   */
  public ReclassifyAccounts.Progress some(Optional<Id.Account> from) throws StoreUnavailable {
    Instant end = clock.instant().plus(SLICE);
    Map<String, String> systems = classes.systems();
    Classifier classifier = classes.current(systems);
    Optional<Id.Account> after = from;
    long looked = 0;
    long changed = 0;
    while (true) {
      List<AccountStore.Kept> batch = accounts.all(after, BATCH);
      changed +=
          accounts.judge(
              batch.parallelStream().map(one -> verdict(one, systems, classifier)).toList());
      looked += batch.size();
      if (batch.size() < BATCH) {
        return new ReclassifyAccounts.Progress(Optional.empty(), looked, changed);
      }
      after = Optional.of(batch.getLast().account().id());
      if (clock.instant().isAfter(end)) {
        return new ReclassifyAccounts.Progress(after, looked, changed);
      }
    }
  }

  private static AccountStore.Verdict verdict(
      AccountStore.Kept kept, Map<String, String> systems, Classifier classifier) {
    FoundAccount found = kept.account();
    String system = systems.getOrDefault(found.source(), found.source());
    Classified said = classifier.classify(Sightings.account(system, found, kept.credentials()));
    List<String> evidence =
        said.evidence().stream().map(Evidence::because).limit(MOST_EVIDENCE).toList();
    return new AccountStore.Verdict(
        found.id(),
        new FoundAccount.Taken(
            said.kind(),
            said.subtype(),
            (int) Math.round(said.confidence() * 1000),
            said.contradicted(),
            false,
            evidence.isEmpty() ? "" : evidence.getFirst()),
        evidence);
  }
}
