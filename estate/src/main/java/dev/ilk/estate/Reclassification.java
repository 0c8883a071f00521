package dev.ilk.estate;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Looks at all accounts again, by the rules of this version and by what people have said since they
 * were read: what they are, what is wrong with them as time goes by, whose they are, and who may
 * answer for them. Works for a bounded time from a place in the order of ids, and tells where to go
 * on.
 */
public final class Reclassification {
  /** So long one call works at most, but for the batch that it is at. */
  static final Duration SLICE = Duration.ofSeconds(20);

  private static final int BATCH = 5_000;

  /** Accounts that are next to be looked at, and whose they may be. */
  private record Batch(List<AccountStore.Kept> accounts, List<Link> links) {}

  private final SourceStore sources;
  private final AccountStore accounts;
  private final FindingStore findings;
  private final LinkStore links;
  private final Linking linking;
  private final Owning owning;
  private final Classes classes;
  private final InstantSource clock;

  /**
   * Over all accounts.
   *
   * @param sources the systems that they are of
   * @param accounts keeps them
   * @param findings keeps what is wrong with them
   * @param links keeps whose they are
   * @param identities knows who is registered
   * @param owning works out who may answer for them
   * @param clock the present
   */
  public Reclassification(
      SourceStore sources,
      AccountStore accounts,
      FindingStore findings,
      LinkStore links,
      Identities identities,
      Owning owning,
      InstantSource clock) {
    this.sources = sources;
    this.accounts = accounts;
    this.findings = findings;
    this.links = links;
    this.linking = new Linking(identities);
    this.owning = owning;
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
    Looks looks = classes.looks();
    Map<String, String> connectors =
        sources.all().stream().collect(Collectors.toMap(Source::name, Source::connector));
    long looked = 0;
    long changed = 0;
    long joined = 0;
    try (ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Batch> next = ahead.submit(() -> read(from, connectors));
      while (true) {
        Batch batch = taken(next);
        Instant now = clock.instant();
        Optional<Id.Account> after =
            batch.accounts().size() < BATCH
                ? Optional.empty()
                : Optional.of(batch.accounts().getLast().account().id());
        boolean goOn = after.isPresent() && !now.isAfter(end);
        if (goOn) {
          // Read while this one is looked at; no two batches have an account in common.
          next = ahead.submit(() -> read(after, connectors));
        }
        List<Looks.Look> again =
            batch.accounts().parallelStream().map(one -> looks.at(one, now)).toList();
        changed +=
            accounts.judge(
                again.stream().filter(Looks.Look::differs).map(Looks.Look::verdict).toList());
        findings.keep(again.stream().map(Looks.Look::looked).toList(), now);
        joined += links.evident(batch.links(), now);
        owning.keep(batch.accounts().stream().map(AccountStore.Kept::account).toList(), now);
        looked += batch.accounts().size();
        if (!goOn) {
          return new ReclassifyAccounts.Progress(after, looked, changed, joined);
        }
      }
    }
  }

  private Batch read(Optional<Id.Account> after, Map<String, String> connectors)
      throws StoreUnavailable {
    List<AccountStore.Kept> some = accounts.all(after, BATCH);
    return new Batch(some, linking.of(some, connectors));
  }

  private static Batch taken(Future<Batch> next) throws StoreUnavailable {
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailable unavailable) {
        throw unavailable;
      }
      throw new IllegalStateException("accounts cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("reading accounts was broken off", e);
    }
  }
}
