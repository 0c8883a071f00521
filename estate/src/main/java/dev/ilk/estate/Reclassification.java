package dev.ilk.estate;

import dev.ilk.discover.Account;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Evidence;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Findings;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at all accounts again, by the rules of this version and by what people have said since they
 * were read: what they are, what is wrong with them as time goes by, and whose they are. Works for
 * a bounded time from a place in the order of ids, and tells where to go on.
 */
public final class Reclassification {
  /** So long one call works at most, but for the batch that it is at. */
  static final Duration SLICE = Duration.ofSeconds(20);

  private static final int BATCH = 5_000;
  private static final int MOST_EVIDENCE = 8;

  /** What an account is taken for now, and what is wrong with it. */
  private record Again(
      AccountStore.Kept before, AccountStore.Verdict verdict, FindingStore.Looked looked) {

    /** What a person said is left alone by the store as well; most others are as they were. */
    boolean differs() {
      return !before.account().taken().corrected()
          && !(before.account().taken().equals(verdict.taken())
              && before.evidence().equals(verdict.evidence()));
    }
  }

  private final SourceStore sources;
  private final AccountStore accounts;
  private final FindingStore findings;
  private final LinkStore links;
  private final Linking linking;
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
   * @param clock the present
   */
  public Reclassification(
      SourceStore sources,
      AccountStore accounts,
      FindingStore findings,
      LinkStore links,
      Identities identities,
      InstantSource clock) {
    this.sources = sources;
    this.accounts = accounts;
    this.findings = findings;
    this.links = links;
    this.linking = new Linking(identities);
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
    Map<String, String> connectors =
        sources.all().stream().collect(Collectors.toMap(Source::name, Source::connector));
    long looked = 0;
    long changed = 0;
    long joined = 0;
    while (true) {
      List<AccountStore.Kept> batch = accounts.all(after, BATCH);
      Instant now = clock.instant();
      List<Again> again =
          batch.parallelStream().map(one -> again(one, systems, classifier, now)).toList();
      changed += accounts.judge(again.stream().filter(Again::differs).map(Again::verdict).toList());
      findings.keep(again.stream().map(Again::looked).toList(), now);
      joined += links.evident(linking.of(batch, connectors), now);
      looked += batch.size();
      if (batch.size() < BATCH) {
        return new ReclassifyAccounts.Progress(Optional.empty(), looked, changed, joined);
      }
      after = Optional.of(batch.getLast().account().id());
      if (now.isAfter(end)) {
        return new ReclassifyAccounts.Progress(after, looked, changed, joined);
      }
    }
  }

  private static Again again(
      AccountStore.Kept kept, Map<String, String> systems, Classifier classifier, Instant now) {
    FoundAccount found = kept.account();
    String system = systems.getOrDefault(found.source(), found.source());
    Account account = Sightings.account(system, found, kept.credentials());
    Classified said = classifier.classify(account);
    List<Finding> wrong =
        found.presence() == Presence.GONE ? List.of() : Findings.of(account, said, now);
    return new Again(
        kept, verdict(found, said), new FindingStore.Looked(found.id(), account, wrong));
  }

  private static AccountStore.Verdict verdict(FoundAccount found, Classified said) {
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
